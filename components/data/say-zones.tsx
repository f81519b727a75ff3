import { notifications } from '@mantine/notifications'
import type { Workspace } from '@/components/providers/workspace'
import type { ZonesOutcome } from '@/workers/import/client'

/** Says what became of zone files: what they completed, who uses them; and offers them to the datasets that use others. */
export function sayZones({ datasets }: Pick<Workspace, 'datasets'>, outcome: ZonesOutcome): void {
  const { zoneSetId, others } = outcome
  const id = `zones-${zoneSetId}`
  const use = async () => {
    notifications.hide(id)
    for (const other of others) await datasets.update(other.id, { zoneSetId })
  }
  notifications.show({
    id,
    autoClose: others.length > 0 ? 30_000 : 10_000,
    message: (
      <span className="col gap4">
        <span>{zonesWords(outcome)}</span>
        {others.length > 0 && (
          <button type="button" className="link" onClick={() => void use()}>
            Use it for {others.map(({ name }) => name).join(', ')} too
          </button>
        )}
      </span>
    ),
  })
}

/** "Zones kept as taxi_zone_lookup. green 2023-01 uses them now." */
function zonesWords({ name, completed, usedBy }: ZonesOutcome): string {
  const kept = completed === null ? `Zones kept as ${name}.` : `They complete ${completed}: together they are ${name}.`
  const [first] = usedBy
  if (first === undefined) return `${kept} No dataset uses them yet.`
  return `${kept} ${usedBy.length === 1 ? `${first} uses` : `${usedBy.join(', ')} use`} them now.`
}
