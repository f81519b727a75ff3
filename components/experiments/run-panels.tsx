'use client'
import Link from 'next/link'
import { useCallback } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { Cell } from '@/components/ui/sheet'
import { looksAtFeatures, parametersOf, settingsOf } from '@/lib/experiments/parameters'
import type { Run, RunResult } from '@/lib/experiments/run'
import { cleanName, MAX_NAME, parseTags } from '@/lib/experiments/run-name'
import { sayTaken } from '@/lib/experiments/sample-words'
import { FEATURES, isFeatureName } from '@/lib/features/catalogue'
import { formatBytes, formatSi } from '@/lib/shared/format-number'
import { formatLocalDay, formatSeconds } from '@/lib/shared/format-time'
import { addressOfDataset, addressOfVersion } from '@/lib/shared/page-address'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset } from '@/lib/trips/dataset'
import { FAMILY_LABELS } from './family-names'
import type { Badge } from './role'
import { SharedField } from './shared-field'

/** Everything the run was asked for, defaults included. */
export function ParametersPanel({ run }: { run: Run }) {
  const { recipe } = run
  const features = recipe.features.map((name) => (isFeatureName(name) ? FEATURES[name].label : name))
  return (
    <Cell
      title="Parameters"
      sub="what is bold differs from the default"
      table={{
        name: `${run.name}-parameters`,
        columns: ['parameter', 'value'],
        rows: [...parametersOf(run)].map(([name, { text }]) => [name, text]),
      }}
    >
      <table className="t dense">
        <tbody>
          <Fact name="Family">{FAMILY_LABELS[recipe.family]}</Fact>
          {[...settingsOf(run)].map(([title, { text, isDefault }]) => (
            <Fact key={title} name={title}>
              <span className={`num ${isDefault ? '' : 'b'}`}>{text}</span>
            </Fact>
          ))}
          {looksAtFeatures(recipe.family) && <Fact name="Looks at">{features.join(', ') || 'nothing'}</Fact>}
          {recipe.limits && (
            <Fact name="Learns from">
              <span className="num b">{sayCount(recipe.limits.train, 'ride')} at most, spread over all days</span>
            </Fact>
          )}
          <Fact name="Seed">
            <span className="num">{recipe.seed}</span>
          </Fact>
        </tbody>
      </table>
    </Cell>
  )
}

interface ProvenanceProps {
  readonly run: Run
  readonly result: RunResult
  readonly dataset: Dataset | null
  readonly badges: readonly Badge[]
}

/** What it was made from, on what, and what became of it. */
export function ProvenancePanel({ run, result, dataset, badges }: ProvenanceProps) {
  const { split } = run.recipe
  const { environment } = run
  const { cost } = result
  return (
    <Cell title="Provenance" sub="the same data, split, seed and settings make the same model, bit for bit">
      <table className="t dense">
        <tbody>
          <Fact name="Data">
            {dataset ? (
              <Link className="link" href={addressOfDataset(dataset.id)}>
                {dataset.name}
              </Link>
            ) : (
              'removed'
            )}
          </Fact>
          <Fact name="Fingerprint">
            <span className="mono">{shortHash(run.recipe.datasetId)}</span>
          </Fact>
          <Fact name="Training">
            {formatLocalDay(split.from)} to {formatLocalDay(split.validFrom - 1)}
            {result.used && `, ${sayTaken(result.used.train)}`}
          </Fact>
          <Fact name="Validation">
            {formatLocalDay(split.validFrom)} to {formatLocalDay((split.testFrom ?? split.to) - 1)},{' '}
            {result.used ? sayTaken(result.used.valid) : sayCount(result.metrics.valid.n, 'ride')}
          </Fact>
          {split.testFrom !== null && (
            <Fact name="Test">
              {formatLocalDay(split.testFrom)} to {formatLocalDay(split.to - 1)},{' '}
              {result.used?.test ? sayTaken(result.used.test) : sayCount(result.metrics.test?.n ?? 0, 'ride')}
            </Fact>
          )}
          {environment && (
            <Fact name="Made on">
              {environment.host}, {environment.backend}, Ridecast {environment.ridecast}, {environment.cores} cores
            </Fact>
          )}
          <Fact name="Cost">
            {formatSeconds(cost.seconds)}, {formatSi(cost.rowsPerSecond)} rows/s
            {cost.peakMemoryBytes !== null &&
              `, ${cost.memoryMeasure === 'floor' ? 'at least ' : ''}${formatBytes(cost.peakMemoryBytes)} of memory${cost.memoryMeasure === 'floor' ? '' : ' at most'}`}
          </Fact>
          <Fact name="Artefact">
            {formatBytes(result.artefactBytes)}, <span className="mono">{shortHash(result.artefactId)}</span>
          </Fact>
          <Fact name="Leads to">
            {badges.length === 0
              ? 'nothing yet'
              : badges.map((badge) => (
                  <Link key={badge.text} className="link" style={{ marginRight: 8 }} href={addressOfVersion(badge)}>
                    {badge.model} v{badge.version}
                  </Link>
                ))}
          </Fact>
        </tbody>
      </table>
    </Cell>
  )
}

const shortHash = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <tr>
    <td className="ink3" style={{ width: 120, verticalAlign: 'top' }}>
      {name}
    </td>
    <td style={{ overflowWrap: 'anywhere' }}>{children}</td>
  </tr>
)

/** What a person says of the run: its name, tags and notes. Saved when a field is left; an edit elsewhere meanwhile is not undone. */
export function NotesPanel({ run, canWrite }: { run: Run; canWrite: boolean }) {
  const { runs } = useWorkspace()
  const { id } = run
  const cleanedName = useCallback((text: string) => cleanName(text) ?? run.name, [run.name])
  return (
    <Cell title="Name, tags, notes" sub="saved when you leave the field">
      <div className="stack" style={{ gap: 12 }}>
        <SharedField
          label="Name"
          maxLength={MAX_NAME}
          disabled={!canWrite}
          stored={run.name}
          clean={cleanedName}
          save={(name, base) => runs.edit(id, { name }, { name: base })}
        />
        <SharedField
          label="Tags"
          description="separated by commas"
          disabled={!canWrite}
          stored={run.tags.join(', ')}
          clean={cleanedTags}
          save={(tags, base) => runs.edit(id, { tags: parseTags(tags) }, { tags: parseTags(base) })}
        />
        <SharedField
          label="Notes"
          isLong
          disabled={!canWrite}
          stored={run.notes}
          clean={asWritten}
          save={(notes, base) => runs.edit(id, { notes }, { notes: base })}
        />
      </div>
    </Cell>
  )
}

const cleanedTags = (text: string): string => parseTags(text).join(', ')
const asWritten = (text: string): string => text
