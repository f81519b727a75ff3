'use client'
import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconFileTypeCsv, IconMapPin } from '@tabler/icons-react'
import { type FormEvent, useEffect, useState } from 'react'
import { Chip } from '@/components/ui/chip'
import { formatBytes } from '@/lib/shared/format-number'
import type { Failure } from '@/lib/shared/result'
import { datasetName, inNameOrder } from '@/lib/trips/dataset-name'
import { DEFAULT_RULES, LONGEST_RIDE_SECONDS } from '@/lib/trips/import-rules'
import { closeImport, importStore } from './import-store'
import { importZones, startImport } from './start-import'
import { visit } from './visit'
import { findZoneFiles } from './zone-files'

const LONGEST_MINUTES = LONGEST_RIDE_SECONDS / 60

/** What was dropped, what to call it, and which rides to keep. Zone files alone need no rules. */
export function ImportForm({ files: given }: { readonly files: readonly File[] }) {
  const [files] = useState(() => inNameOrder(given))
  const [zones, setZones] = useState<readonly boolean[] | null>(null)
  const [name, setName] = useState('')
  const [maximum, setMaximum] = useState(DEFAULT_RULES.maximumSeconds / 60)
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    let isOver = false
    void findZoneFiles(files).then((found) => {
      if (!isOver) setZones(found)
    })
    return () => {
      isOver = true
    }
  }, [files])

  const isZonesOnly = zones?.every(Boolean) ?? false
  const trips = files.filter((_, i) => !zones?.[i])
  const isMaximumGood = maximum * 60 >= DEFAULT_RULES.minimumSeconds && maximum <= LONGEST_MINUTES

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!zones || !isMaximumGood || isBusy) return
    if (!isZonesOnly) {
      startImport(files, {
        name: name.trim() === '' ? null : name.trim(),
        rules: { ...DEFAULT_RULES, maximumSeconds: Math.round(maximum * 60) },
      })
      return
    }
    setBusy(true)
    void importZones(files).then((result) => {
      if (result.ok) {
        closeImport()
        visit('/data#zones')
      } else failed(result.error, files)
    })
  }

  return (
    <form onSubmit={submit}>
      <ul style={{ listStyle: 'none', padding: 0, maxHeight: 220, overflowY: 'auto' }}>
        {files.map((file, i) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`} className="row" style={{ padding: '4px 0' }}>
            {zones?.[i] ? (
              <IconMapPin size={16} stroke={1.6} aria-hidden />
            ) : (
              <IconFileTypeCsv size={16} stroke={1.6} aria-hidden />
            )}
            <span className="mono ell grow">{file.name}</span>
            {zones?.[i] && <Chip>zones</Chip>}
            <span className="ink3 num nowrap">{formatBytes(file.size)}</span>
          </li>
        ))}
      </ul>
      {isZonesOnly ? (
        <p className="ink2 rule">
          Zone files are kept as a zone set. Tables, pickers and charts then show names instead of numbers.
        </p>
      ) : (
        <div className="col gap12 rule">
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            placeholder={datasetName(trips.map((file) => file.name))}
            maxLength={80}
          />
          <NumberInput
            label="Longest ride to keep (min)"
            description="Longer rides are mostly meters left running. The report says what share this hides."
            value={maximum}
            onChange={(value) => setMaximum(typeof value === 'number' ? value : 0)}
            min={1}
            max={LONGEST_MINUTES}
            clampBehavior="none"
            error={isMaximumGood ? null : `From 1 to ${LONGEST_MINUTES} minutes`}
            w={260}
          />
          <p className="sm ink3">
            Also rejected, each with its reason: rides under 1 min, unreadable times and numbers, drop-offs before
            pickups, bad zone ids, strays of other months. The files stay on this machine.
          </p>
        </div>
      )}
      <div className="row" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
        <Button onClick={closeImport}>Cancel</Button>
        <Button
          type="submit"
          variant="filled"
          color="taxi"
          disabled={!zones || !isMaximumGood}
          loading={isBusy}
          data-autofocus
        >
          {isZonesOnly ? 'Keep zones' : 'Import'}
        </Button>
      </div>
    </form>
  )
}

const failed = (error: Failure, files: readonly File[]): void =>
  importStore.setState({ stage: 'failed', error, files }, true)
