'use client'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { isOutOfRoom } from '@/lib/shared/out-of-room'

/** Says that a change was not kept, whichever part of a page made it, where the browser has no room for it. */
export function OutOfRoom() {
  useEffect(() => {
    const hear = (event: PromiseRejectionEvent) => {
      if (!isOutOfRoom(event.reason)) return
      event.preventDefault()
      notifications.show({
        id: 'out-of-room',
        color: 'red',
        autoClose: false,
        title: 'Your last change was not kept',
        message:
          'This browser has no room left. Delete datasets you no longer need, or free disk space, and try again.',
      })
    }
    window.addEventListener('unhandledrejection', hear)
    return () => window.removeEventListener('unhandledrejection', hear)
  }, [])
  return null
}
