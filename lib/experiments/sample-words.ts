import { formatCount } from '@/lib/shared/format-number'
import type { Taken } from '@/lib/trips/sample-rides'

/** "44,123 rides", or "100,000 of 1,234,567 rides, spread over all days". */
export function sayTaken({ taken, of }: Taken): string {
  const rides = `${formatCount(of)} ${of === 1 ? 'ride' : 'rides'}`
  return taken < of ? `${formatCount(taken)} of ${rides}, spread over all days` : rides
}
