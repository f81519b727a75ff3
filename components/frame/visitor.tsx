'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { visitStore } from '@/components/data/visit'

/** Goes where finished work asks to be shown. */
export function Visitor() {
  const router = useRouter()
  const href = useStore(visitStore, (state) => state.href)
  useEffect(() => {
    if (!href) return
    visitStore.setState({ href: null })
    router.push(href)
  }, [href, router])
  return null
}
