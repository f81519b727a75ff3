'use client'
import { Button, NumberInput, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'
import type { Failure } from '@/lib/shared/result'
import { datasetName, inNameOrder } from '@/lib/trips/dataset-name'
import type { DateOrder } from '@/lib/trips/formats/trip-format'
import { DEFAULT_RULES, LONGEST_RIDE_SECONDS } from '@/lib/trips/import-rules'
import { DateQuestion } from './date-question'
import classes from './import-form.module.css'
import { closeImport, importStore } from './import-store'
import { LookList } from './look-list'
import { MappingDialog } from './mapping/mapping-dialog'
import { ReadColumns } from './read-columns'
import { sayZones } from './say-zones'
import { canBeMapped, groupsOf, type SeenFile, seenFiles, tripsAmong } from './seen-files'
import { importZones, startImport } from './start-import'
import { useLooks } from './use-looks'
import { visit } from './visit'

const LONGEST_MINUTES = LONGEST_RIDE_SECONDS / 60

interface ImportFormProps {
  readonly files: readonly File[]
  /** Told while another dialog lies over this one. */
  readonly onCover: (isCovered: boolean) => void
}

/** What was dropped and what of it will be read, what to call it, and which rides to keep. Zone files alone need no rules. */
export function ImportForm({ files: given, onCover }: ImportFormProps) {
  const [files] = useState(() => inNameOrder(given))
  const { looks, lookAgain } = useLooks(files)
  const [mapped, setMapped] = useState<SeenFile | null>(null)
  const [dateOrder, setDateOrder] = useState<DateOrder | null>(null)
  const [name, setName] = useState('')
  const [maximum, setMaximum] = useState(DEFAULT_RULES.maximumSeconds / 60)
  const [isBusy, setBusy] = useState(false)
  const workspace = useWorkspace()
  const importButton = useRef<HTMLButtonElement>(null)

  const isLooking = looks.some((look) => look === null)
  const seen = seenFiles(files, looks)
  const tripsSeen = tripsAmong(seen)
  const asking = tripsSeen.flatMap(({ file, entry, look }) =>
    look.asksOrder === null ? [] : [{ name: entry ?? file.name, text: look.asksOrder, mixed: look.mixedOrders }],
  )
  const trips = files.filter((_, i) => looks[i] === null || looks[i]?.kind === 'trips' || looks[i]?.kind === 'archive')
  const readable = files.filter((_, i) => looks[i] !== null && looks[i]?.kind !== 'refused')
  const isZonesOnly = !isLooking && tripsSeen.length === 0 && readable.length > 0
  const isMaximumGood = maximum * 60 >= DEFAULT_RULES.minimumSeconds && maximum <= LONGEST_MINUTES
  const areAlike = new Set(tripsSeen.map(({ look }) => look.places)).size < 2
  const isAnswered = asking.length === 0 || dateOrder !== null
  const canImport = !isLooking && readable.length > 0 && (isZonesOnly || (isMaximumGood && isAnswered && areAlike))
  const areAllRefused = !isLooking && readable.length === 0

  // Nobody has typed yet: Enter imports as soon as it is known what the files are.
  useEffect(() => {
    if (!isLooking) importButton.current?.focus({ preventScroll: true })
  }, [isLooking])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!canImport || isBusy) return
    if (!isZonesOnly) {
      startImport(readable, {
        name: name.trim() === '' ? null : name.trim(),
        rules: { ...DEFAULT_RULES, maximumSeconds: Math.round(maximum * 60) },
        dateOrder: asking.length === 0 ? null : dateOrder,
      })
      return
    }
    setBusy(true)
    void importZones(readable).then((result) => {
      if (result.ok) {
        closeImport()
        sayZones(workspace, result.value)
        visit('/data#zones')
      } else failed(result.error, files)
    })
  }

  const map = (file: SeenFile | null) => {
    setMapped(file)
    onCover(file !== null)
  }

  return (
    <>
      <form onSubmit={submit}>
        <LookList seen={seen} onMap={map} />
        {areAllRefused ? (
          <p className="ink2 rule">
            {seen.some(({ look }) => canBeMapped(look)) && (
              <>
                <b className="b">Any table of trips can be read</b> once you say what its columns mean: choose “Map
                columns…”. What they seem to mean is filled in.{' '}
              </>
            )}
            Ridecast reads trips as CSV, also packed as gzip or ZIP, and as Parquet; and zone files that name and draw
            their places.
          </p>
        ) : isZonesOnly ? (
          <p className="ink2 rule">
            Zone files are kept as a zone set, which datasets without one use at once. Names and points of one city are
            joined, also where they come one after the other.
          </p>
        ) : (
          <>
            {!areAlike && (
              <p className="bad rule" role="status">
                These files tell places in different ways (by zone ids, by names, by coordinates), so that they cannot
                be one dataset. Import those of one kind, then the others.
              </p>
            )}
            {asking.length > 0 && (
              <div className="rule">
                <DateQuestion examples={asking} value={dateOrder} onChange={setDateOrder} />
              </div>
            )}
            <ReadColumns groups={groupsOf(seen)} />
            <div className="col gap12 rule">
              <div className={classes.fields}>
                <TextInput
                  label="Name"
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                  placeholder={datasetName(trips.map((file) => file.name))}
                  maxLength={80}
                />
                <NumberInput
                  label="Longest ride to keep (min)"
                  value={maximum}
                  onChange={(value) => setMaximum(typeof value === 'number' ? value : 0)}
                  min={1}
                  max={LONGEST_MINUTES}
                  clampBehavior="none"
                  error={isMaximumGood ? null : `From 1 to ${LONGEST_MINUTES} minutes`}
                />
              </div>
              <p className="sm ink3">
                Longer rides are mostly meters left running; the report says what share this hides. Also rejected, each
                with its reason: rides under 1 min, unreadable times and numbers, drop-offs before pickups, bad zone
                ids, strays of other months. The files stay on this machine.
              </p>
            </div>
          </>
        )}
        <div className="row wrap" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
          <Button onClick={closeImport}>{areAllRefused ? 'Close' : 'Cancel'}</Button>
          {!areAllRefused && (
            <Button
              type="submit"
              variant="filled"
              color="taxi"
              disabled={!canImport}
              loading={isBusy}
              ref={importButton}
            >
              {isZonesOnly
                ? 'Keep zones'
                : readable.length < files.length && !isLooking
                  ? `Import ${readable.length} of ${files.length} files`
                  : 'Import'}
            </Button>
          )}
        </div>
      </form>
      {mapped && (
        <MappingDialog
          of={mapped}
          onClose={(isChanged) => {
            map(null)
            if (isChanged) lookAgain()
          }}
        />
      )}
    </>
  )
}

const failed = (error: Failure, files: readonly File[]): void =>
  importStore.setState({ stage: 'failed', error, files }, true)
