'use client'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'
import type { Failure } from '@/lib/shared/result'
import type { OpenOrder } from '@/lib/trips/formats/date-order'
import type { MappingStart } from '@/lib/trips/mapping/begin-mapping'
import { type MappingDraft, mappingOf, missingOf } from '@/lib/trips/mapping/mapping-draft'
import { TARGET_TITLES } from '@/lib/trips/mapping/mapping-target'
import { sayShared } from '@/lib/trips/mapping/shared-columns'
import type { FileInside } from '@/workers/import/client'
import classes from './mapping.module.css'
import { MappingTargets } from './mapping-targets'
import { PreviewTable } from './preview-table'
import { listed, previewWords } from './preview-words'
import { RawTable } from './raw-table'
import { usePreview } from './use-preview'

interface MappingFormProps {
  readonly of: FileInside
  readonly start: MappingStart
  readonly onClose: (isChanged: boolean) => void
}

/** The targets, the first rows as they will be read, and the keeping of it. */
export function MappingForm({ of, start, onClose }: MappingFormProps) {
  const { mappings } = useWorkspace()
  const [draft, setDraft] = useState(start.draft)
  const [failure, setFailure] = useState<string | null>(null)
  const mapping = mappingOf(draft, start.fingerprint)
  const { preview, isCurrent } = usePreview(of, mapping)
  const missing = missingOf(draft)
  // What is kept has been seen as it will be read.
  const shared = mapping && sayShared(mapping)
  const isSeen = isCurrent && preview?.ok === true && shared === null

  // Also once it is answered, so that the answer can be changed.
  const openOrder = preview && (preview.ok ? preview.value.openOrder : openOrderOf(preview.error))

  const keep = (change: Promise<void>) =>
    change.then(
      () => onClose(true),
      (reason: unknown) => setFailure(reason instanceof Error ? reason.message : String(reason)),
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (mapping && isSeen) void keep(mappings.put({ fingerprint: start.fingerprint, mapping }))
  }
  return (
    <form onSubmit={submit}>
      <MappingTargets start={start} draft={draft} openOrder={openOrder} onChange={setDraft} />
      <div className="rule">
        <p role="status">
          {missing.length > 0 ? (
            <span className="bad">Still needed: {listed(missing.map((target) => TARGET_TITLES[target]))}.</span>
          ) : mapping === null ? (
            <span className="bad">{whichUnit(start, draft)}</span>
          ) : shared !== null ? (
            <span className="bad">{shared}</span>
          ) : preview === null ? (
            <span className="ink3">Reading the first rows…</span>
          ) : preview.ok ? (
            <span className="num">
              <b className="b">{previewWords(preview.value)}</b>{' '}
              <span className="ink3">
                {preview.value.rows.some((row) => !row.kept) && 'The others are shown as they stand in the file. '}
                {preview.value.notes.join(' ')}
              </span>
            </span>
          ) : (
            <span className="bad" style={{ overflowWrap: 'anywhere' }}>
              {whyNot(preview.error)}
            </span>
          )}
        </p>
        {preview?.ok ? (
          <PreviewTable preview={preview.value} draft={draft} header={start.header} />
        ) : (
          <RawTable header={start.header} rows={start.rows} />
        )}
      </div>
      {failure !== null && (
        <p className="bad rule" role="alert">
          The mapping was not kept: {failure}
        </p>
      )}
      <div className={`row wrap between ${classes.foot}`}>
        <p className="sm ink3 grow" style={{ minWidth: 220 }}>
          {start.isSaved
            ? 'Kept before for files with this header, in this browser.'
            : 'It is kept in this browser and will be used again for files with this header.'}{' '}
          Settings lists what is kept.
        </p>
        <div className="row wrap">
          {start.isSaved && <Button onClick={() => void keep(mappings.remove(start.fingerprint))}>Forget</Button>}
          <Button onClick={() => onClose(false)}>Cancel</Button>
          <Button type="submit" variant="filled" color="taxi" disabled={!isSeen}>
            Save mapping
          </Button>
        </div>
      </div>
    </form>
  )
}

/** Asks what a length such as `2:30` is. */
function whichUnit({ header, examples }: MappingStart, { columns }: MappingDraft): string {
  const text = examples[header.indexOf(columns.duration ?? '')]?.[0] ?? '2:30'
  const [first, second] = text.split(':').map(Number)
  return `Is “${text}” ${first} min ${second} s (mm:ss) or ${first} h ${second} min (h:mm)? Most of the first rows can be either: choose the unit of the duration above.`
}

/** Why nothing can be read like this. How dates are meant is asked beside the pickup time. */
const whyNot = (failure: Failure): string =>
  openOrderOf(failure)
    ? 'Still needed: whether the day or the month comes first, asked at the pickup time.'
    : failure.message

/** What a person must say of dates where nothing could be read without it. */
function openOrderOf({ code, message }: Failure): OpenOrder | null {
  if (code === 'trips/date-order') return { mixed: null }
  return code === 'trips/mixed-date-order' ? { mixed: message.split('\n')[0] ?? null } : null
}
