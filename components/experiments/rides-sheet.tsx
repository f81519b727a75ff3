import { Select, Switch } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { DateInput } from '@/components/ui/date-input'
import { Cell, Sheet } from '@/components/ui/sheet'
import { splitWarnings } from '@/lib/experiments/split-warnings'
import { choosableSets } from '@/lib/places/choosable-sets'
import type { ZoneSet } from '@/lib/places/zone-set'
import { addressOfNewRun } from '@/lib/shared/page-address'
import type { Dataset } from '@/lib/trips/dataset'
import { RidesField } from './rides-field'
import { dateOf, moveDate, proposeTestFrom, type RunDraft, type SplitPart, withZoneSet } from './run-draft'
import { SplitTimeline } from './split-timeline'

interface Props {
  readonly draft: RunDraft
  readonly parts: readonly SplitPart[]
  readonly dataset: Dataset
  readonly datasets: readonly Dataset[]
  readonly places: readonly ZoneSet[]
  readonly gigabytes: number | null
  readonly onChange: (part: Partial<RunDraft>) => void
}

/** Which rides a run learns from and is judged by, and what is known of their places. */
export function RidesSheet({ draft, parts, dataset, datasets, places, gigabytes, onChange }: Props) {
  const router = useRouter()
  const { split, zoneSet } = draft
  return (
    <Sheet>
      <Cell
        title="Rides"
        sub="split by time, never shuffled: a model is judged on rides later than those it learnt from"
      >
        <div className="row wrap top" style={{ gap: 16, marginBottom: 16 }}>
          <Select
            label="Dataset"
            style={{ flex: '1 1 220px' }}
            data={datasets.map((each) => ({ value: each.id, label: each.name }))}
            value={dataset.id}
            allowDeselect={false}
            onChange={(id) => id && router.replace(addressOfNewRun(id))}
          />
          <Select
            label="Places"
            style={{ flex: '1 1 220px' }}
            data={[
              { value: '', label: 'Zone ids only' },
              ...choosableSets(places.find(({ id }) => id === dataset.zoneSetId) ?? null, places).map((each) => ({
                value: each.id,
                label: `${each.name} (${each.zones.length} zones)`,
              })),
            ]}
            value={zoneSet?.id ?? ''}
            allowDeselect={false}
            onChange={(id) => onChange(withZoneSet(draft, places.find((each) => each.id === id) ?? null))}
          />
        </div>
        <SplitTimeline parts={parts} />
        {splitWarnings(parts).map((warning) => (
          <p key={warning} className="sm bad" role="status" style={{ marginTop: 8 }}>
            {warning} Move the dates, or add another file.
          </p>
        ))}
        <div className="row wrap top" style={{ gap: 16, marginTop: 16 }}>
          <DateInput
            type="date"
            label="Validation from"
            value={dateOf(split.validFrom)}
            min={dateOf(split.from + 86_400)}
            max={dateOf((split.testFrom ?? split.to) - 86_400)}
            onChange={(event) => onChange({ split: moveDate(split, 'validFrom', event.currentTarget.value) })}
          />
          {split.testFrom !== null && (
            <DateInput
              type="date"
              label="Test from"
              value={dateOf(split.testFrom)}
              min={dateOf(split.validFrom + 86_400)}
              max={dateOf(split.to - 86_400)}
              onChange={(event) => onChange({ split: moveDate(split, 'testFrom', event.currentTarget.value) })}
            />
          )}
          <RidesField draft={draft} parts={parts} gigabytes={gigabytes} onChange={(rides) => onChange({ rides })} />
          <Switch
            label="Keep a test period"
            description="Rides that no choice was made by"
            checked={split.testFrom !== null}
            disabled={split.testFrom === null && proposeTestFrom(split) === null}
            onChange={(event) =>
              onChange({
                split: { ...split, testFrom: event.currentTarget.checked ? proposeTestFrom(split) : null },
              })
            }
          />
        </div>
      </Cell>
    </Sheet>
  )
}
