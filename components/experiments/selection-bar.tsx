'use client'
import { IconArrowsDiff, IconTag, IconTrash, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { useId } from 'react'
import classes from './selection-bar.module.css'

interface Props {
  readonly count: number
  /** Where the comparison is, or why the runs cannot be compared. */
  readonly compare: { readonly href: string } | { readonly why: string }
  readonly onTag: (() => void) | null
  readonly onBin: (() => void) | null
  readonly onClear: () => void
}

/** What can be done with the selected runs. While it is there the next act is to compare, so it carries the page's one yellow. */
export function SelectionBar({ count, compare, onTag, onBin, onClear }: Props) {
  const why = useId()
  return (
    <div className={classes.bar} role="toolbar" aria-label="Selected runs">
      <span className={`${classes.count} num`}>{count} selected</span>
      {'href' in compare ? (
        <Link className={classes.next} href={compare.href}>
          <IconArrowsDiff size={15} stroke={1.8} aria-hidden />
          Compare <kbd>C</kbd>
        </Link>
      ) : (
        <>
          <button type="button" aria-disabled aria-describedby={why}>
            <IconArrowsDiff size={15} stroke={1.8} aria-hidden />
            Compare
          </button>
          <span id={why} className={classes.why}>
            {compare.why}
          </span>
        </>
      )}
      {onTag && (
        <button type="button" onClick={onTag} aria-keyshortcuts="t">
          <IconTag size={15} stroke={1.6} aria-hidden />
          Tag
        </button>
      )}
      {onBin && (
        <button type="button" onClick={onBin}>
          <IconTrash size={15} stroke={1.6} aria-hidden />
          <span className={classes.word}>Move to bin</span>
        </button>
      )}
      <button type="button" aria-label="Clear selection" onClick={onClear} style={{ padding: '0 6px' }}>
        <IconX size={15} stroke={1.6} />
      </button>
    </div>
  )
}
