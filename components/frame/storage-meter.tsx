'use client'
import { formatBytes } from '@/lib/shared/format-number'
import classes from './frame.module.css'
import { useStorage } from './use-storage'

/** Room taken of what the browser grants this origin. */
export function StorageMeter() {
  const { storage } = useStorage()
  if (!storage) return null
  const { usedBytes: used, quotaBytes: quota } = storage
  const share = quota > 0 ? Math.min(1, used / quota) : 0
  return (
    <span
      className={classes.storage}
      title={`${formatBytes(used)} of ${formatBytes(quota)} of this browser’s storage is used`}
    >
      <span className={classes.meter} aria-hidden style={{ '--share': `${used > 0 ? Math.max(3, share * 100) : 0}%` }}>
        <i />
      </span>
      {used === 0 ? '0' : formatBytes(used)} of {formatBytes(quota)}
    </span>
  )
}
