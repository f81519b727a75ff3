import type { Brand } from './brand'

/** Milliseconds since 1970-01-01 UTC. */
export type Millis = Brand<number, 'Millis'>

export interface Clock {
  now(): Millis
}

export const millis = (value: number): Millis => value as Millis
