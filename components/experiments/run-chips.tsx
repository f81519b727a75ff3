import { Chip, DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { isHonest } from '@/lib/experiments/honesty'
import type { Run } from '@/lib/experiments/run'
import type { Badge } from './role'

/** The names that a run's model goes by in the registry. */
export function BadgeChips({ badges }: { badges: readonly Badge[] }) {
  return badges.map((badge) => (
    <Chip
      key={`${badge.model} ${badge.text}`}
      kind={badge.kind === 'champion' ? 'champion' : badge.kind === 'challenger' ? 'challenger' : 'plain'}
    >
      {badge.text}
    </Chip>
  ))
}

/** What must be said wherever a run's numbers show: that it looked at what is only known after the ride, or that its trips are simulated. */
export function HonestyChips({ run, simulated }: { run: Run; simulated: boolean }) {
  return (
    <>
      {!isHonest(run) && <DishonestChip />}
      {simulated && <SimulatedChip />}
    </>
  )
}
