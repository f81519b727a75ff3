import { execFile, spawnSync } from 'node:child_process'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testUnless } from '@/tests/fixtures/unless'
import { LANGUAGES, type Language, type SnippetCall, snippet } from './snippets'

const run = promisify(execFile)
const ride = { pickupAt: '2023-02-03T08:15:00', pickup: '74', dropoff: '166' }
const server = createServer(async (request, response) => {
  const body = await textOf(request)
  const seen = { path: request.url, auth: request.headers.authorization ?? null, ...JSON.parse(body) }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(seen))
})
let url = ''

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/endpoints/green-nyc/predict`
})
afterAll(() => server.close())

const COMMANDS: Record<Language, (code: string) => [string, string[]]> = {
  curl: (code) => ['sh', ['-c', code]],
  JavaScript: (code) => [
    process.execPath,
    [
      '--input-type=module',
      '-e',
      code.replace('console.log(await answer.json())', 'console.log(JSON.stringify(await answer.json()))'),
    ],
  ],
  Python: (code) => [
    'python3',
    ['-c', code.replace('print(json.load(', 'print(json.dumps(json.load(').replace(/\)\)\)$/, '))))')],
  ],
}

async function paste(language: Language, call: SnippetCall): Promise<unknown> {
  const [file, args] = COMMANDS[language](snippet(language, call))
  const { stdout } = await run(file, args, { env: { ...process.env, RIDECAST_KEY: 'rk_env', no_proxy: '*' } })
  return JSON.parse(stdout)
}

const PROGRAMS: Record<Language, string> = { curl: 'curl', JavaScript: process.execPath, Python: 'python3' }
const here = LANGUAGES.filter((language) => spawnSync(PROGRAMS[language], ['--version']).status === 0)
for (const language of LANGUAGES)
  if (!here.includes(language)) testUnless(`${PROGRAMS[language]} is not here`)(`pasted ${language}`)

describe.each(here)('pasted %s', (language) => {
  const expected = { path: '/api/v1/endpoints/green-nyc/predict', rides: [ride] }

  test('calls a public endpoint without a key', async () => {
    const seen = await paste(language, { url, access: 'public', rides: [ride], key: null })
    expect(seen).toEqual({ ...expected, auth: null })
  })

  test('reads the key of a private endpoint from RIDECAST_KEY', async () => {
    const seen = await paste(language, { url, access: 'private', rides: [ride], key: null })
    expect(seen).toEqual({ ...expected, auth: 'Bearer rk_env' })
  })

  test('carries a key that was just made', async () => {
    const seen = await paste(language, { url, access: 'private', rides: [ride], key: 'rk_new' })
    expect(seen).toEqual({ ...expected, auth: 'Bearer rk_new' })
  })

  test('sends a batch', async () => {
    const rides = [ride, { ...ride, dropoff: '42' }]
    expect(await paste(language, { url, access: 'public', rides, key: null })).toMatchObject({ rides })
  })
})

test('a quote in a place does not end the shell string', () => {
  const code = snippet('curl', {
    url: 'http://x',
    access: 'public',
    rides: [{ ...ride, pickup: "a'; ls '" }],
    key: null,
  })
  expect(code).toContain(`"a'\\''; ls '\\''"`)
})
