import type { Layout } from './zone-set'

/** What has to be said beside places of a layout; null where they simply lie where they are. */
export function layoutWords(layout: Layout): string | null {
  switch (layout.kind) {
    case 'ground':
      return null
    case 'h3':
      return `H3 cells, resolution ${layout.resolution}`
    case 'travel-time':
      return 'Travel-time map: positions computed from rides, not geography'
  }
}
