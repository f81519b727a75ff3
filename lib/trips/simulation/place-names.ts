import { type Random, shuffle } from '@/lib/shared/random'

const FIRST = [
  'Lantern',
  'Harbour',
  'Copper',
  'Willow',
  'Mill',
  'Saffron',
  'Quarry',
  'Orchard',
  'Falcon',
  'Cedar',
  'Marble',
  'Heron',
  'Juniper',
  'Beacon',
  'Thistle',
  'Amber',
  'Raven',
  'Clover',
  'Granite',
  'Linden',
  'Otter',
  'Poplar',
  'Silver',
  'Tern',
] as const
const SECOND = ['Row', 'Hill', 'Quay', 'Fields', 'Cross', 'Green', 'Market', 'Heights', 'Park', 'Gate'] as const

/** Different made-up place names, at most 240. */
export function placeNames(count: number, random: Random): string[] {
  const all = FIRST.flatMap((first) => SECOND.map((second) => `${first} ${second}`))
  const order = Int32Array.from(all, (_, i) => i)
  shuffle(order, random)
  return Array.from(order.subarray(0, count), (i) => all[i] as string)
}
