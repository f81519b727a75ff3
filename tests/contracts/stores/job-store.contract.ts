import { describe, expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { type Job, jobId } from '@/lib/shared/job'
import type { JobStore } from '@/lib/shared/job-store'

const aJob = (over: Partial<Job> = {}): Job => ({
  schemaVersion: 1,
  id: jobId('job-1'),
  kind: 'import',
  label: 'trips.csv',
  startedAt: millis(1),
  heartbeatAt: millis(1),
  done: 0,
  of: 100,
  unit: 'bytes',
  rate: null,
  rateUnit: 'rows/s',
  secondsLeft: null,
  state: 'running',
  error: null,
  href: null,
  ...over,
})

/** What every job store promises. */
export function jobStoreContract(name: string, open: () => Promise<JobStore>): void {
  describe(`${name} keeps jobs`, () => {
    test('the oldest job comes first', async () => {
      const store = await open()
      await store.put(aJob({ id: jobId('b'), startedAt: millis(2) }))
      await store.put(aJob({ id: jobId('a'), startedAt: millis(3) }))
      expect((await store.list()).map((job) => job.id)).toEqual(['b', 'a'])
    })

    test('an update changes only its fields, and none of a job that is gone', async () => {
      const store = await open()
      await store.put(aJob())
      await store.update(jobId('job-1'), { done: 50 })
      await store.update(jobId('gone'), { done: 50 })
      expect(await store.list()).toEqual([aJob({ done: 50 })])
    })

    test('a removed job is gone', async () => {
      const store = await open()
      await store.put(aJob())
      await store.remove(jobId('job-1'))
      expect(await store.get(jobId('job-1'))).toBeNull()
    })
  })
}
