'use client'
import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { SimulatedChip } from '@/components/ui/chip'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell, Sheet } from '@/components/ui/sheet'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import { DependentsList } from './dependents-list'
import { WhereZonesAre } from './where-zones-are'

const named = ({ zones }: ZoneSet) => formatCount(zones.filter((zone) => zone.name !== null).length)
const shaped = ({ zones }: ZoneSet) => formatCount(zones.filter((zone) => zone.outline !== undefined).length)
const placed = ({ zones }: ZoneSet) => formatCount(zones.filter((zone) => zone.lat !== null).length)

interface ZoneSetListProps {
  readonly zoneSets: readonly ZoneSet[]
  readonly datasets: readonly Dataset[]
}

/** What is known of places: names, points or both; and what a zone set would gain where there is none. */
export function ZoneSetList({ zoneSets, datasets }: ZoneSetListProps) {
  const { zoneSets: store, datasets: catalogue } = useWorkspace()
  const canWrite = useCanWrite()
  const [leaving, setLeaving] = useState<ZoneSet | null>(null)
  const users = (zoneSet: ZoneSet) => datasets.filter((dataset) => dataset.zoneSetId === zoneSet.id)
  const usersOf = (zoneSet: ZoneSet) =>
    users(zoneSet)
      .map((dataset) => dataset.name)
      .join(', ') || 'no dataset'
  const remove = async (zoneSet: ZoneSet) => {
    for (const dataset of users(zoneSet)) await catalogue.update(dataset.id, { zoneSetId: null })
    await store.remove(zoneSet.id)
  }
  return (
    <Sheet>
      <Cell title={<span id="zones">Zone sets</span>} sub="names and points of the places in trip files">
        {zoneSets.length === 0 ? (
          <WhereZonesAre />
        ) : (
          <Scrolling label="Zone sets">
            <table className="t dense">
              <thead>
                <tr>
                  <th>Zone set</th>
                  <th className="r">Zones</th>
                  <th className="r hide-sm">With names</th>
                  <th className="r hide-sm">With points</th>
                  <th className="r hide-sm">With shapes</th>
                  <th className="hide-sm">Used by</th>
                  <th>
                    <span className="vh">Delete</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {zoneSets.map((zoneSet) => (
                  <tr key={zoneSet.id}>
                    <td className="b">
                      <span className="row">
                        <span className="long-name" title={zoneSet.name}>
                          {zoneSet.name}
                        </span>
                        {zoneSet.simulated && <SimulatedChip />}
                      </span>
                      <span className="only-sm sm ink3" style={{ overflowWrap: 'anywhere' }}>
                        {named(zoneSet)} with names, {placed(zoneSet)} with points, {shaped(zoneSet)} with shapes; used
                        by {usersOf(zoneSet)}
                      </span>
                      {zoneSet.readAs.length > 0 && (
                        <details className="sm ink2">
                          <summary>How it was read</summary>
                          {zoneSet.readAs.map((line) => (
                            <p key={line}>{line}</p>
                          ))}
                        </details>
                      )}
                    </td>
                    <td className="r num">{formatCount(zoneSet.zones.length)}</td>
                    <td className="r num hide-sm">{named(zoneSet)}</td>
                    <td className="r num hide-sm">{placed(zoneSet)}</td>
                    <td className="r num hide-sm">{shaped(zoneSet)}</td>
                    <td className="ink2 hide-sm">
                      <span className="long-name" title={usersOf(zoneSet)}>
                        {usersOf(zoneSet)}
                      </span>
                    </td>
                    <td className="r">
                      <ActionIcon
                        aria-label={`Delete ${zoneSet.name}`}
                        disabled={!canWrite}
                        onClick={() => setLeaving(zoneSet)}
                      >
                        <IconTrash size={15} stroke={1.6} />
                      </ActionIcon>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        )}
      </Cell>
      {leaving && (
        <ConfirmDialog
          title={`Delete ${leaving.name}?`}
          act="Delete zone set"
          onConfirm={() => remove(leaving)}
          onClose={() => setLeaving(null)}
        >
          {users(leaving).length > 0 && (
            <p>
              These datasets will show numbers instead of names, and new runs of them know no distances:{' '}
              <b className="b">{usersOf(leaving)}</b>.
            </p>
          )}
          <DependentsList id={leaving.id} uses={(run) => run.recipe.zoneSetId === leaving.id} />
          <p style={{ marginTop: 8 }}>
            Models hold the zones that they use and go on predicting. Running such a run again needs the zone files
            again.
          </p>
        </ConfirmDialog>
      )}
    </Sheet>
  )
}
