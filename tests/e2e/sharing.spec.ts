import { networkInterfaces } from 'node:os'
import { chromium } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../scripts/setup/chromium.mjs'
import { anOperator } from '../fixtures/an-operator'
import { aModelFileOf } from '../fixtures/model-files'
import { say, statusOf } from '../fixtures/raw-http'
import { expect, test } from './app'
import type { AppServer } from './app-server'
import { selfSigned, tlsProxy } from './tls-proxy'

/** The server as others reach it: by its address in the network, and through a proxy that speaks TLS. */

const inNetwork = Object.values(networkInterfaces())
  .flat()
  .find((it) => it?.family === 'IPv4' && !it.internal)?.address

const tokenOf = (address: string | undefined) => async () => address?.split('#')[1] ?? ''

const signedIn = (server: AppServer) => anOperator(server.origin, tokenOf(server.signInAddress))

test('a share link opens the playground by this machine’s address in the network, over plain HTTP', async ({
  server,
  browser,
}) => {
  test.skip(inNetwork === undefined, 'this machine has no address but its own')
  await (await signedIn(server)).deploy('green', await aModelFileOf('linear'), 1)
  await server.stop()
  await server.resume(undefined, { HOST: '0.0.0.0' })
  const made = await (await signedIn(server)).call('POST', '/api/v1/endpoints/green/shares', { name: 'night shift' })
  const { url } = await made.json()
  expect(url).toMatch(new RegExp(`^http://\\d+(\\.\\d+){3}:${new URL(server.origin).port}/shared#`))
  expect(new URL(url).hostname).not.toMatch(/^127\./)

  const guest = await (await browser.newContext()).newPage()
  const failures: string[] = []
  guest.on('pageerror', (error) => failures.push(error.message))
  await guest.goto(url)
  expect(await guest.evaluate(() => window.isSecureContext)).toBe(false)
  await expect(guest.getByText('Only the server predicts here.')).toBeVisible()
  await expect(guest.locator('main')).toContainText(/learnt from \d+ past rides/)
  expect(failures).toEqual([])
  await guest.context().close()

  const elsewhere = new URL(url).origin
  for (const host of ['evil.example', `evil.example:${new URL(url).port}`])
    for (const path of ['/', '/shared', '/api/v1/endpoints'])
      expect(statusOf(await say(elsewhere, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`))).toBe(
        421,
      )
  await server.stop()
  await server.resume()
})

test('through a proxy that speaks TLS: the printed link signs in with a Secure __Host- cookie, and snippets and links show the public address', async ({
  server,
}) => {
  const name = 'rides.example.org'
  const pair = selfSigned(name, server.data)
  test.skip(pair === null, 'there is no openssl to make a certificate with')
  if (pair === null) return
  await (await signedIn(server)).deploy('green', await aModelFileOf('linear'), 1)
  const proxy = await tlsProxy(pair, () => server.origin)
  const origin = `https://${name}:${proxy.port}`
  await server.stop()
  await server.resume(undefined, { RIDECAST_PUBLIC_URL: origin, RIDECAST_TRUSTED_PROXY: '127.0.0.1' })
  expect(server.signInAddress).toMatch(new RegExp(`^${origin}/sign-in#`))

  const executablePath = await findChromium()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...chromiumFlags, `--host-resolver-rules=MAP ${name} 127.0.0.1`],
  })
  const page = await browser.newPage({ ignoreHTTPSErrors: true })
  await page.goto(server.signInAddress ?? '')
  await expect(page.getByText(/signed in/)).toBeVisible()
  const [cookie] = await page.context().cookies(origin)
  expect(cookie).toMatchObject({ name: '__Host-ridecast', secure: true, httpOnly: true, sameSite: 'Lax', path: '/' })
  await page.goto(`${origin}/endpoints/endpoint?name=green`)
  await expect(page.locator('[data-snippet=curl] pre code')).toContainText(`${origin}/api/v1/endpoints/green/predict`)
  await page.getByLabel('Whom the link is for').fill('night shift')
  await page.getByRole('button', { name: 'Make link' }).click()
  await expect(page.locator('[data-secret=link]')).toContainText(`${origin}/shared#`)
  await browser.close()
  await proxy.close()
  await server.stop()
  await server.resume()
})
