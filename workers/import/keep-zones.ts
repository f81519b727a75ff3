import type { RunStore } from '@/lib/experiments/run-store'
import { areComplements, joinZones } from '@/lib/places/join-zones'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { ZoneSetStore } from '@/lib/places/zone-set-store'
import type { DatasetIndex } from '@/lib/trips/dataset-index'
import type { ZonesOutcome } from './api'

/** Keeps zones that came alone, joined to the one set that they complete, if any. The set that they completed stays where a run was made with it. */
export async function keepZones(
  fresh: ZoneSet,
  index: DatasetIndex,
  zoneSets: ZoneSetStore,
  runs: Pick<RunStore, 'list'>,
): Promise<ZonesOutcome> {
  const halves = (await zoneSets.list()).filter((set) => areComplements(set, fresh))
  const half = halves.length === 1 ? (halves[0] ?? null) : null
  const kept = half ? await joinZones(half, fresh) : fresh
  await zoneSets.put(kept)
  const usedBy: string[] = []
  const others: ZonesOutcome['others'][number][] = []
  for (const { dataset } of await index.list()) {
    const { id, name, zoneSetId, simulated } = dataset
    if (simulated || zoneSetId === kept.id) continue
    if (zoneSetId !== null && zoneSetId !== half?.id) others.push({ id, name })
    else {
      await index.update(id, { zoneSetId: kept.id })
      usedBy.push(name)
    }
  }
  if (half && !(await runs.list()).some((run) => run.recipe.zoneSetId === half.id)) await zoneSets.remove(half.id)
  return { zoneSetId: kept.id, name: kept.name, completed: half?.name ?? null, usedBy, others }
}
