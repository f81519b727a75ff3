import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { artefactId } from '@/lib/shared/ids'
import { serverStoresContract } from '@/tests/contracts/stores/server-stores.contract'
import { type Control, openControl } from './open-control'

const folder = mkdtempSync(join(tmpdir(), 'ridecast-stores-'))
const opened: Control[] = []
let count = 0

function open(): Control {
  const control = openControl(join(folder, String(count++)))
  if (!control.ok) throw new Error(control.error.message)
  opened.push(control.value)
  return control.value
}
afterAll(async () => {
  for (const control of opened) await control.close()
  rmSync(folder, { recursive: true, force: true })
})

serverStoresContract('the stores in SQLite', async () => open())

test('a deployment of bytes that are not here is refused by the database itself', async () => {
  const { endpoints } = open()
  const timeline = [
    {
      revision: 1,
      action: 'deploy',
      artefactId: artefactId('9'.repeat(64)),
      model: 'm',
      version: 1,
      family: 'linear',
      deployedAt: millis(1),
      by: 'x',
    },
  ] as const
  await expect(
    endpoints.create({ name: 'nyc', access: 'private', createdAt: millis(1), timeline: [timeline[0]] }),
  ).rejects.toThrow(/FOREIGN KEY/)
  expect(await endpoints.list()).toEqual([])
})
