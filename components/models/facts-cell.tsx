'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { Cell, Sheet } from '@/components/ui/sheet'
import { FEATURES } from '@/lib/features/catalogue'
import type { Artefact } from '@/lib/models/artefact'
import { layoutWords } from '@/lib/places/layout-words'
import type { ModelVersion } from '@/lib/registry/model-version'
import { formatCount } from '@/lib/shared/format-number'
import { formatLocalDate } from '@/lib/shared/local-time'
import { ok, type Result } from '@/lib/shared/result'
import { sayCount } from '@/lib/shared/say-count'

/** A setting by the name that forms give it. */
type Setting = readonly [title: string, value: string]

interface Facts {
  readonly artefact: Artefact
  readonly settings: readonly Setting[]
}

/** What the artefact itself says: how it was trained, on what, and what it looks at. */
export function FactsCell({ version: { artefactId } }: { version: ModelVersion }) {
  const { registry } = useWorkspace()
  const [read, setRead] = useState<Result<Facts> | null>(null)

  useEffect(() => {
    let isOver = false
    const load = async (): Promise<Result<Facts>> => {
      const bytes = await registry.artefact(artefactId)
      if (!bytes.ok) return bytes
      const [{ decodeArtefact }, { FAMILIES }] = await Promise.all([
        import('@/lib/models/decode-artefact'),
        import('@/lib/models/families/all'),
      ])
      const artefact = await decodeArtefact(bytes.value)
      if (!artefact.ok) return artefact
      const { body, settings } = artefact.value
      const titles = new Map(FAMILIES[body.kind].fields.map((field) => [field.name, field.title]))
      return ok({
        artefact: artefact.value,
        settings: Object.entries(settings).map(([name, value]) => [titles.get(name) ?? name, String(value)]),
      })
    }
    void load().then((result) => !isOver && setRead(result))
    return () => {
      isOver = true
    }
  }, [registry, artefactId])

  if (read === null)
    return (
      <p className="ink3" role="status">
        Reading the model’s file…
      </p>
    )
  if (!read.ok)
    return (
      <p className="bad" role="alert">
        {read.error.message}
      </p>
    )
  return (
    <Sheet columns="minmax(0,1fr) minmax(0,1fr)">
      <Training {...read.value} />
      <Features artefact={read.value.artefact} />
    </Sheet>
  )
}

function Training({ artefact, settings }: Facts) {
  const { data, seed, ridecast, features, golden } = artefact
  const { split } = data
  return (
    <Cell title="Training" sub="as the artefact says; the same recipe and seed give the same bytes">
      <table className="t dense">
        <tbody>
          <Fact name="Training rides">{formatCount(data.trainingRides)}</Fact>
          <Fact name="Trained on">{days(split.from, split.validFrom)}</Fact>
          <Fact name="Validated on">{days(split.validFrom, split.testFrom ?? split.to)}</Fact>
          {split.testFrom !== null && <Fact name="Tested on">{days(split.testFrom, split.to)}</Fact>}
          <Fact name="Places">
            {features.zoneSet
              ? [
                  features.zoneSet.name,
                  `${sayCount(features.zoneSet.zones.length, 'zone')}`,
                  layoutWords(features.zoneSet.layout),
                ]
                  .filter((word) => word !== null)
                  .join(', ')
              : 'ids only'}
          </Fact>
          <Fact name="Seed">{seed}</Fact>
          {settings.map(([title, value]) => (
            <Fact key={title} name={title}>
              {value}
            </Fact>
          ))}
          <Fact name="Golden rides">{golden.rides.rows}</Fact>
          <Fact name="Data fingerprint">
            <span className="mono">{data.fingerprint.slice(0, 16)}…</span>
          </Fact>
          <Fact name="Made by">Ridecast {ridecast}</Fact>
        </tbody>
      </table>
    </Cell>
  )
}

function Features({ artefact: { features, body } }: { artefact: Artefact }) {
  if (features.spec.features.length === 0)
    return (
      <Cell title="Features" sub="what it looks at, and whether that is known before the ride">
        <p className="ink2">
          {body.kind === 'global-median'
            ? 'It looks at nothing: every ride gets the same answer.'
            : 'It looks at the two zones, their pair, the hour band and whether it is a weekend: all known at pickup.'}
        </p>
      </Cell>
    )
  return (
    <Cell title="Features" sub="what it looks at, and whether that is known before the ride">
      <table className="t dense">
        <thead>
          <tr>
            <th>Feature</th>
            <th>Group</th>
            <th className="r">Known at pickup?</th>
          </tr>
        </thead>
        <tbody>
          {features.spec.features.map((name) => {
            const { label, group, knownAtPickup, description } = FEATURES[name]
            return (
              <tr key={name} title={description}>
                <td>{label}</td>
                <td className="ink3">{group}</td>
                <td className={`r ${knownAtPickup ? '' : 'bad b'}`}>{knownAtPickup ? 'yes' : 'no'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Cell>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <tr>
    <td className="ink2">{name}</td>
    <td className="r num">{children}</td>
  </tr>
)

const days = (from: number, to: number): string => `${formatLocalDate(from)} to ${formatLocalDate(to - 1)}`
