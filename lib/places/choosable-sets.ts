import type { ZoneSet } from './zone-set'

/** The zone sets that a dataset's ids can be looked up in: cells made of coordinates belong to the rides that they were made of, and to no others. */
export const choosableSets = (current: ZoneSet | null, all: readonly ZoneSet[]): readonly ZoneSet[] =>
  current?.layout.kind === 'h3' ? [current] : all.filter(({ layout }) => layout.kind !== 'h3')
