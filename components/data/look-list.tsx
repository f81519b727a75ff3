'use client'
import { IconFileOff, IconFileTypeCsv, IconFileZip, IconMapPin } from '@tabler/icons-react'
import { formatBytes } from '@/lib/shared/format-number'
import type { FileLook } from '@/lib/trips/look-at-file'
import classes from './look-list.module.css'
import { lookWords, refusalDetails } from './look-words'

interface LookListProps {
  readonly files: readonly File[]
  readonly looks: readonly (FileLook | null)[]
}

const ICONS = { trips: IconFileTypeCsv, zones: IconMapPin, refused: IconFileOff, archive: IconFileZip } as const

/** The files that were dropped: what each is, and why one will not be read. */
export const LookList = ({ files, looks }: LookListProps) => (
  <ul className={classes.list} aria-label="Files" aria-live="polite">
    {files.map((file, i) => (
      <LookItem key={`${file.name} ${file.size} ${file.lastModified}`} file={file} look={looks[i] ?? null} />
    ))}
  </ul>
)

function LookItem({ file, look }: { readonly file: File; readonly look: FileLook | null }) {
  const Icon = ICONS[look?.kind ?? 'trips']
  const isRefused = look?.kind === 'refused'
  const details = isRefused ? refusalDetails(look.error.message) : []
  return (
    <li data-look={look?.kind ?? 'looking'}>
      <Icon size={16} stroke={1.6} aria-hidden />
      <div className="grow">
        <div className="row">
          <span className={`mono ell grow ${isRefused ? 'ink3' : ''}`}>{file.name}</span>
          <span className="ink3 num nowrap">{formatBytes(file.size)}</span>
        </div>
        <p className={`sm num ${isRefused ? 'bad' : 'ink3'}`}>
          {isRefused && <b className="b">Will not be read: </b>}
          {look ? lookWords(look).replace(`${file.name}: `, '') : 'Looking at its header…'}
        </p>
        {details.length > 0 && (
          <details className="sm ink2">
            <summary>What was found and looked for</summary>
            {details.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </details>
        )}
      </div>
    </li>
  )
}
