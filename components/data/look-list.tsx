'use client'
import { IconFileOff, IconFileTypeCsv, IconFileZip, IconMapPin } from '@tabler/icons-react'
import { formatBytes } from '@/lib/shared/format-number'
import classes from './look-list.module.css'
import { lookNotes, lookWords, refusalDetails } from './look-words'
import { canBeMapped, type SeenFile } from './seen-files'

interface LookListProps {
  readonly seen: readonly SeenFile[]
  /** Opens the dialog in which the columns of a file are mapped. */
  readonly onMap: (file: SeenFile) => void
}

const ICONS = { trips: IconFileTypeCsv, zones: IconMapPin, refused: IconFileOff, archive: IconFileZip } as const

/** The files that were dropped, those of a ZIP below it: what each is and how that is known, why one will not be read, and the way to correct it. */
export const LookList = ({ seen, onMap }: LookListProps) => (
  <ul className={classes.list} aria-label="Files" aria-live="polite">
    {seen.map((each) => (
      <LookItem
        key={`${each.file.name} ${each.file.size} ${each.file.lastModified} ${each.entry}`}
        seen={each}
        onMap={onMap}
      />
    ))}
  </ul>
)

function LookItem({ seen, onMap }: { readonly seen: SeenFile; readonly onMap: (file: SeenFile) => void }) {
  const { file, entry, look } = seen
  const Icon = ICONS[look?.kind ?? 'trips']
  const name = entry ?? file.name
  const isRefused = look?.kind === 'refused'
  const details = isRefused ? refusalDetails(look.error.message) : []
  const notes = look ? lookNotes(look) : ''
  const act = canBeMapped(look) ? 'Map columns…' : look?.kind === 'trips' ? 'Correct…' : null
  return (
    <li data-look={look?.kind ?? 'looking'} className={entry === null ? '' : classes.inside}>
      <Icon size={16} stroke={1.6} aria-hidden />
      <div className="grow">
        <div className="row">
          <span className={`mono ell grow ${isRefused ? 'ink3' : ''}`} title={name}>
            {name}
          </span>
          {act !== null && (
            <button type="button" className="link sm nowrap" aria-label={`${act} ${name}`} onClick={() => onMap(seen)}>
              {act}
            </button>
          )}
          {entry === null && <span className="ink3 num nowrap">{formatBytes(file.size)}</span>}
        </div>
        <p className={`sm num ${isRefused ? 'bad' : 'ink3'}`}>
          {isRefused && <b className="b">Will not be read: </b>}
          {look ? lookWords(look).replace(`${name}: `, '') : 'Looking at its header…'}
        </p>
        {notes !== '' && <p className="sm ink3">{notes}</p>}
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
