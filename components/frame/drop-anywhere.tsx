'use client'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { importStore, receiveFiles } from '@/components/data/import-store'
import { useCanWrite } from '@/components/providers/workspace-provider'
import classes from './drop-anywhere.module.css'

const ImportDialog = dynamic(() => import('@/components/data/import-dialog').then((m) => m.ImportDialog), {
  ssr: false,
})

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Files may be dropped on any page; the import dialog opens with them. */
export function DropAnywhere() {
  const canWrite = useCanWrite()
  const [isOver, setOver] = useState(false)
  const depth = useRef(0)
  const isImporting = useStore(importStore, (state) => state.stage !== 'idle')

  useEffect(() => {
    if (!canWrite) return
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth.current++
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth.current = Math.max(0, depth.current - 1)
      if (depth.current === 0) setOver(false)
    }
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      depth.current = 0
      setOver(false)
      if (!hasFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      receiveFiles([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [canWrite])

  return (
    <>
      {isOver && (
        <div className={classes.target} aria-hidden>
          <span>Drop trip or zone files to import them</span>
        </div>
      )}
      {isImporting && <ImportDialog />}
    </>
  )
}
