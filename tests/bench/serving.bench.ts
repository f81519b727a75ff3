/**
 * Server CPU a request (user + system, all threads, from /proc), one ride a request, loopback, 32 keep-alive connections: the hot path against bare node:http with the
 * same JSON work, and against the same handler as a Next route. Rounds are interleaved and the median counts; ratios are of the same run.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anOperator } from '../fixtures/an-operator'
import { aModelFileOf } from '../fixtures/model-files'
import { buildProcesses, type Running, start, workers } from '../fixtures/processes'

const CONNECTIONS = 32
const ROUNDS = 5
const MICROSECONDS_A_TICK = 10_000
const body = JSON.stringify({ rides: [{ id: 'r-1', pickupAt: '2023-02-03T08:15:00', pickup: '1', dropoff: '2' }] })

interface Subject {
  readonly name: string
  readonly url: string
  readonly requests: number
  readonly running: Running
  readonly samples: number[]
}

function cpuMicroseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_A_TICK
}

function load(url: string, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const target = new URL(`${url}/api/v1/endpoints/green-nyc/predict`)
  const options = {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length },
  }
  let left = count
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const req = request(target, options, (res) => {
        if (res.statusCode !== 200) reject(new Error(`${url} answered ${res.statusCode}`))
        res.resume()
        res.on('end', resolve)
      })
      req.on('error', reject)
      req.end(body)
    })
  const lane = async () => {
    while (left-- > 0) await one()
  }
  return Promise.all(Array.from({ length: CONNECTIONS }, lane)).then(() => agent.destroy())
}

if (!existsSync('/proc/self/stat')) {
  console.log('Skipped: CPU time is read from /proc, which this system does not have.')
  process.exit(0)
}

await buildProcesses()
const folder = mkdtempSync(join(tmpdir(), 'ridecast-bench-'))
const model = await aModelFileOf('linear')
const subjects: Subject[] = []

const add = async (name: string, requests: number, running: Running, path = 1) => {
  const match = await running.printed(/listening (\S+) (\S+)(?: (\S+))?\n/)
  const ours = match[1] ?? ''
  const token = match[3] ?? match[2] ?? ''
  if (token !== 'none') await (await anOperator(ours, async () => token)).deploy('green-nyc', model, 1, 'public')
  subjects.push({ name, url: match[path] ?? '', requests, running, samples: [] })
}

try {
  await add('bare node:http', 30_000, start('bare', []))
  const env = (logDays: string) => ({ env: { NODE_ENV: 'production', RIDECAST_LOG_DAYS: logDays } })
  await add('hot path', 30_000, start('serve', [join(folder, 'off'), workers], env('0')))
  await add('hot path, logging', 30_000, start('serve', [join(folder, 'on'), workers], env('30')))
  if (existsSync('.next/BUILD_ID')) {
    const data = {
      NODE_ENV: 'production',
      RIDECAST_LOG_DAYS: '0',
      RIDECAST_DATA: join(folder, 'next'),
      RIDECAST_NEXT_DIR: '.next',
    }
    await add('Next route', 1_500, start('serve-both', [], { env: data }), 2)
  } else console.log('No Next route: there is no build ("npm run build").')

  for (const { url, requests } of subjects) await load(url, Math.ceil(requests / 2))
  for (let round = 0; round < ROUNDS; round++)
    for (const { url, requests, running, samples } of subjects) {
      const pid = running.child.pid ?? 0
      const before = cpuMicroseconds(pid)
      await load(url, requests)
      samples.push((cpuMicroseconds(pid) - before) / requests)
    }

  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
  const bare = median(subjects[0]?.samples ?? [])
  console.log('server CPU µs a request, median of interleaved rounds (lowest–highest)')
  for (const { name, samples } of subjects) {
    const [low, high] = [Math.min(...samples), Math.max(...samples)]
    const figure = median(samples)
    console.log(
      `  ${name.padEnd(20)} ${figure.toFixed(1).padStart(7)}  (${low.toFixed(1)}–${high.toFixed(1)})  ${(figure / bare).toFixed(2)}×`,
    )
  }
} finally {
  for (const { running } of subjects) {
    running.child.kill('SIGKILL')
    await running.ended
  }
  rmSync(folder, { recursive: true, force: true })
}
