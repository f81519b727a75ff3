'use client'
import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatLocalDay } from '@/lib/shared/format-time'
import { sayCount } from '@/lib/shared/say-count'
import { whyNotCombined } from '@/lib/trips/combinable'
import type { Dataset } from '@/lib/trips/dataset'
import { MOST_NAME } from './make-datasets'
import { MakeDialog } from './make-dialog'

interface CombineDatasetsProps {
  readonly dataset: Dataset
  readonly datasets: readonly Dataset[]
  readonly onClose: () => void
}

/** One dataset of this and others; those that do not fit say why. */
export function CombineDatasets({ dataset, datasets, onClose }: CombineDatasetsProps) {
  const others = datasets.filter(({ id }) => id !== dataset.id)
  const [chosen, setChosen] = useState<readonly Dataset[]>([])
  const [name, setName] = useState<string | null>(null)
  const usual = [dataset, ...chosen]
    .map((each) => each.name)
    .join(' and ')
    .slice(0, MOST_NAME)
  const shown = name ?? usual
  return (
    <MakeDialog
      title={`Combine ${dataset.name}`}
      act="Combine"
      requests={
        chosen.length === 0 || shown.trim() === ''
          ? null
          : [{ act: 'combined', of: [dataset.id, ...chosen.map(({ id }) => id)], name: shown.trim() }]
      }
      onClose={onClose}
    >
      <p className="ink2">The rides of all, in the order of their times. A ride that several hold counts once.</p>
      {others.map((other) => {
        const misfit = whyNotCombined([dataset, other])
        return (
          <Checkbox
            key={other.id}
            label={other.name}
            description={
              misfit ??
              `${sayCount(other.rows, 'ride')} from ${formatLocalDay(other.from)} to ${formatLocalDay(other.to)}`
            }
            disabled={misfit !== null}
            checked={chosen.includes(other)}
            onChange={(event) =>
              setChosen(event.currentTarget.checked ? [...chosen, other] : chosen.filter(({ id }) => id !== other.id))
            }
          />
        )
      })}
      <TextInput
        label="Name"
        value={shown}
        maxLength={MOST_NAME}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </MakeDialog>
  )
}
