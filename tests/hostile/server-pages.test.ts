import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stateOfBuild } from '@/scripts/build/stamp.mjs'
import { buildProcesses, type Running, start } from '../fixtures/processes'
import { say, statusOf } from '../fixtures/raw-http'
import { describeUnless } from '../fixtures/unless'

describeUnless(stateOfBuild() === 'fresh' ? null : 'there is no build of these sources ("npm run build" makes one)')(
  'the pages behind the server',
  () => {
    let folder: string
    let running: Running
    let url: string

    beforeAll(async () => {
      await buildProcesses()
      folder = mkdtempSync(join(tmpdir(), 'ridecast-pages-'))
      const env = { NODE_ENV: 'production', RIDECAST_DATA: folder, RIDECAST_NEXT_DIR: '.next', PORT: '31390' }
      running = start('main', [], { env })
      url = (await running.printed(/(http:\/\/127\.0\.0\.1:\d+)\/sign-in#[A-Za-z0-9_-]{43}/))[1] ?? ''
    }, 60_000)
    afterAll(async () => {
      running.child.kill('SIGKILL')
      await running.ended
      rmSync(folder, { recursive: true, force: true })
    })

    test('are served with their policy, and a link that signs in is the last thing printed', async () => {
      const response = await fetch(`${url}/`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-")
      expect(running.out().trim()).toMatch(/\/sign-in#[A-Za-z0-9_-]{43}$/)
    })

    test('answer no junk with a failure, and give no more for it', async () => {
      const plain = await (await fetch(`${url}/`)).text()
      const junk: [string, string][] = [
        ['x-middleware-subrequest', 'middleware:middleware:middleware:middleware:middleware'],
        ['x-middleware-prefetch', '1'],
        ['x-middleware-rewrite', 'http://127.0.0.1:1/'],
        ['next-resume', '1'],
        ['next-action', 'a'.repeat(40)],
        ['x-nextjs-data', '1'],
        ['x-matched-path', '/../../etc/passwd'],
        ['x-now-route-matches', '1=x'],
        ['x-invoke-status', '500'],
        ['x-invoke-error', '{"message":"x"}'],
        ['x-forwarded-host', 'evil.example'],
        ['x-forwarded-proto', 'evil'],
        ['x-prerender-revalidate', 'x'],
      ]
      for (const [name, value] of junk) {
        const response = await fetch(`${url}/`, { headers: { [name]: value }, redirect: 'manual' })
        expect([name, response.status]).toEqual([name, 200])
        expect(await response.text()).toBe(plain)
      }
      const router: [string, string][] = [
        ['rsc', '1'],
        ['next-router-state-tree', 'junk'],
        ['next-router-state-tree', '%7B%22'],
        ['next-router-prefetch', '9'],
        ['next-router-segment-prefetch', '/../../../etc/passwd'],
        ['next-url', 'http://evil.example/'],
      ]
      for (const path of [
        '/',
        '/data',
        '/experiments/run?id=x',
        '/nowhere',
        '/index.rsc',
        '/data.rsc',
        '/%2e%2e/%2e%2e/etc/passwd',
        '/%00',
        '/%ff',
        '/_next/static/../../package.json',
        '/_next/data/x/index.json',
      ])
        for (const [name, value] of router) {
          const response = await fetch(`${url}${path}`, { headers: { [name]: value }, redirect: 'manual' })
          expect(response.status, `${path} ${name}`).toBeLessThan(500)
          expect(await response.text()).not.toMatch(/root:|"dependencies"/)
        }
    })

    test('know no image optimiser, no method but GET and HEAD, no web socket and no other host', async () => {
      expect((await fetch(`${url}/_next/image?url=%2Ficon.svg&w=64&q=75`)).status).toBe(404)
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
        expect((await fetch(`${url}/`, { method })).status).toBe(405)
      const { host } = new URL(url)
      expect(statusOf(await say(url, `TRACE / HTTP/1.1\r\nHost: ${host}\r\n\r\n`))).toBe(405)
      expect(statusOf(await say(url, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'))).toBe(421)
      const upgrade =
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13'
      for (const target of ['/', 'http://169.254.169.254/', '/_next/webpack-hmr'])
        expect(await say(url, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${upgrade}\r\n\r\n`)).toBe('')
    })

    test('end with the server when it is asked to stop', async () => {
      running.child.kill('SIGTERM')
      expect(await running.ended).toEqual({ code: 0, signal: null })
    }, 20_000)
  },
)
