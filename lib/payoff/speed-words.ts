import { formatFixed } from '@/lib/shared/format-number'
import type { SpeedByHour } from './speed-by-hour'

/** How fast rides go: "Distance ÷ speed: 6.7 min beside the way, then 22 to 45 km/h by hour, straight from point to point." */
export function speedWords({ distance, startMinutes, minutesPerKm }: SpeedByHour): string {
  const speeds = minutesPerKm.flatMap((pace) => (pace > 0 ? [60 / pace] : []))
  const way = distance === 'straight' ? 'straight from point to point' : 'along what rides of the pair were metered at'
  if (speeds.length === 0) return ''
  return `Distance ÷ speed: ${formatFixed(startMinutes, 1)}\u00a0min beside the way, then ${formatFixed(Math.min(...speeds), 0)} to ${formatFixed(Math.max(...speeds), 0)}\u00a0km/h by hour, ${way}.`
}
