import { type Failure, fail } from '@/lib/shared/result'

/** An import for which the browser has not enough memory, with the remedy. */
export const memoryFailure = (reason: string): Failure =>
  fail(
    'import/memory',
    `The browser has not enough memory to import this (${reason}); nothing of it was kept. Import fewer files at once, or close other tabs, and try again.`,
  ).error
