import type { Brand } from './brand'

/** Milliseconds since 1970-01-01 UTC. */
export type Millis = Brand<number, 'Millis'>

export interface Clock {
  now(): Millis
}

export const millis = (value: number): Millis => value as Millis

/** A clock that stands still until it is told to move: for tests. */
export function fixedClock(start: number): Clock & { advance(by: number): void } {
  let at = start
  return {
    now: () => millis(at),
    advance: (by) => {
      at += by
    },
  }
}
