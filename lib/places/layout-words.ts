import type { Layout } from './zone-set'

/** What has to be said beside places of a layout; null where they simply lie where they are. */
export function layoutWords(layout: Layout): string | null {
  switch (layout.kind) {
    case 'ground':
      return null
    case 'h3':
      return `Hexagons about ${sayAcross(layout.resolution)} across (H3, resolution ${layout.resolution})`
    case 'travel-time':
      return 'Travel-time map: positions computed from rides, not geography'
  }
}

const ACROSS: Readonly<Record<number, string>> = { 6: '6.4 km', 7: '2.4 km', 8: '920 m', 9: '350 m', 10: '130 m' }

/** How large a cell of H3 is from side to side, on average. */
export const sayAcross = (resolution: number): string => ACROSS[resolution] ?? 'some km'

/** What places of a layout are, one and several of them; zones, where none is known. */
export const placeWords = (layout: Layout | undefined): { readonly one: string; readonly many: string } =>
  layout?.kind === 'h3' ? { one: 'hexagon', many: 'hexagons' } : { one: 'zone', many: 'zones' }
