import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { simulateTrips } from '@/lib/trips/simulation/simulate-trips'
import { simulatedZones } from '@/lib/trips/simulation/simulated-zones'

const LAUNCHER = fileURLToPath(new URL('../../bin/ridecast.mjs', import.meta.url))
let folder = ''

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The real process, in a folder that is not the project's. */
function ridecast(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd: folder, env: { ...process.env, ...env } })
    let [out, err] = ['', '']
    child.stdout.on('data', (part) => {
      out += part
    })
    child.stderr.on('data', (part) => {
      err += part
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

const rows = z.object({ read: z.number(), kept: z.number(), rejected: z.record(z.string(), z.number()) })
const metrics = z.object({ rmse: z.number(), mae: z.number(), n: z.number() })
const Trained = z.object({
  rows,
  cost: z.object({ peakMemoryBytes: z.number().min(30e6).max(4e9), memoryMeasure: z.literal('process') }),
  metrics: z.object({ valid: metrics }),
  artefact: z.object({ id: z.string(), path: z.string() }),
})

const trainArgs = (family: string, out: string) => [
  'train',
  ...['--train', 'sample-trips-2024-09.csv', '--valid', 'sample-trips-2024-10.csv'],
  ...['--family', family, '--places', 'zones.csv', '--out', out, '--json'],
]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ridecast-cli-'))
  const simulation = simulateTrips({ seed: 1, rides: 4_000 })
  for (;;) {
    const step = simulation.next()
    if (!step.done) continue
    for (const file of step.value.files) writeFileSync(join(folder, file.name), Buffer.concat([...file.parts]))
    break
  }
  const { zones } = await simulatedZones(1)
  const lines = zones.map(({ id, name, borough, lat, lon }) => `${id},=${name},${borough ?? ''},${lat},${lon}`)
  writeFileSync(join(folder, 'zones.csv'), `LocationID,zone,borough,lat,lon\n${lines.join('\n')}\n`)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the script', { timeout: 60_000 }, () => {
  it('helps, tells its version, and says how a command is written', async () => {
    const help = await ridecast(['--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    for (const command of ['inspect', 'train', 'evaluate', 'predict', 'pays', 'deploy', 'runs', 'sign-in'])
      expect(help.out).toContain(command)
    expect(await ridecast(['--version'])).toMatchObject({ code: 0, out: '0.1.0\n' })
  })

  it('exits with 2 where the command is not written correctly, with 1 where it cannot be done', async () => {
    const wrong = await ridecast(['inspect', '--colour', 'red', 'a.csv'])
    expect(wrong).toMatchObject({ code: 2, out: '' })
    const absent = await ridecast(['inspect', 'absent.csv'])
    expect(absent).toMatchObject({ code: 1, out: '' })
    for (const { err } of [wrong, absent]) expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('inspects: read is kept and rejected together', async () => {
    const { code, out, err } = await ridecast(['inspect', 'sample-trips-2024-09.csv', '--json'])
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('Read ')
    const answer = z.object({ rows }).parse(JSON.parse(out))
    const rejected = Object.values(answer.rows.rejected).reduce((sum, count) => sum + count, 0)
    expect(rejected).toBeGreaterThan(0)
    expect(answer.rows.kept + rejected).toBe(answer.rows.read)
  })

  it('says whether machine learning pays, and what it saves', async () => {
    const files = ['sample-trips-2024-09.csv', 'sample-trips-2024-10.csv', '--places', 'zones.csv']
    const { code, out, err } = await ridecast(['pays', ...files, '--cost-early', '0.5', '--cost-late', '1', '--json'])
    expect(code).toBe(0)
    expect(err).toContain('The lookup table')
    const candidate = z.object({ name: z.string(), cost: z.number() })
    const answer = z
      .object({ answer: z.string(), verdict: z.string(), candidates: z.array(candidate) })
      .parse(JSON.parse(out))
    expect(answer.answer).toBe('yes')
    expect(answer.verdict).toMatch(/saves [\d,.]+ EUR per 1,000 rides against the lookup table/)
    expect(answer.candidates.map(({ name }) => name)).toContain('ridge regression')
  })

  it('trains, evaluates to the same figures, predicts, and remembers the run', async () => {
    const trained = await ridecast(trainArgs('linear', 'linear.ridecast'))
    expect(trained.err).toContain('linear: training')
    const answer = Trained.parse(JSON.parse(trained.out))
    expect(JSON.parse(trained.out).features).toContain('pair-history')

    const judged = await ridecast([
      ...['evaluate', '--model', 'linear.ridecast', '--trips', 'sample-trips-2024-10.csv', '--json'],
    ])
    const again = z.object({ metrics: z.object({ valid: metrics }) }).parse(JSON.parse(judged.out))
    expect(again.metrics.valid).toEqual(answer.metrics.valid)

    const listed = await ridecast(['runs', '--json'])
    const known = z.object({ runs: z.array(z.object({ artefactId: z.string(), seed: z.number() })) })
    expect(known.parse(JSON.parse(listed.out)).runs).toEqual([{ artefactId: answer.artefact.id, seed: 7 }])

    const one = await ridecast([
      ...['predict', '--model', 'linear.ridecast', '--json'],
      ...['--ride', '{"pickupAt":"2024-10-07T08:15:00","pickup":"3","dropoff":"5"}'],
    ])
    expect(z.object({ minutes: z.number() }).parse(JSON.parse(one.out)).minutes).toBeGreaterThan(0)
    const nowhere = await ridecast([
      ...['predict', '--model', 'linear.ridecast'],
      ...['--ride', '{"pickupAt":"2024-10-07T08:15:00","pickup":"60000","dropoff":"5"}'],
    ])
    expect(nowhere.code).toBe(1)
    expect(nowhere.err).toContain('zone ids')
  })

  it('writes predictions that a spreadsheet cannot take for formulas', async () => {
    const lookup = await ridecast(trainArgs('pair-hour-lookup', 'lookup.ridecast'))
    expect(JSON.parse(lookup.out).features, 'a table looks at no features').toEqual([])
    const { code } = await ridecast([
      ...['predict', '--model', 'lookup.ridecast', '--trips', 'sample-trips-2024-10.csv', '--out', 'predictions.csv'],
    ])
    expect(code).toBe(0)
    const lines = readFileSync(join(folder, 'predictions.csv'), 'utf8').trim().split('\r\n')
    expect(lines[0]).toContain('predicted_minutes')
    expect(lines.length).toBeGreaterThan(1_000)
    for (const line of lines) for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+@]/)
    expect(lines.some((line) => line.includes("'="))).toBe(true)
  })

  it('trains a net on as many rides as it is told, telling each epoch on standard error', async () => {
    const few = ['--rides', '1000', '--judged-rides', '300']
    const { out, err } = await ridecast([
      ...[...trainArgs('neural', 'neural.ridecast'), '--set', 'epochs=2', '--seed', '3'],
      ...few,
    ])
    expect(err).toMatch(/Trains on 1,000 of [\d,]+ rides, spread over all days\./)
    expect(err).toContain('search epoch 1')
    const { used } = z.object({ used: z.record(z.string(), z.unknown()) }).parse(JSON.parse(out))
    expect(used).toMatchObject({ train: { taken: 1_000 }, valid: { taken: 300 }, test: null })
    expect(Trained.parse(JSON.parse(out)).metrics.valid.n).toBe(300)
    expect(Trained.parse(JSON.parse(out)).metrics.valid.rmse).toBeLessThan(12)
  })

  it('refuses validation rides that are not later than the training rides', async () => {
    const { code, err } = await ridecast([
      ...['train', '--train', 'sample-trips-2024-10.csv', '--valid', 'sample-trips-2024-09.csv', '--family', 'linear'],
    ])
    expect(code).toBe(1)
    expect(err).toContain('name files of a later time')
  })
})
