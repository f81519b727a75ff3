import { readFileSync } from 'node:fs'
import { expect, test } from './app'
import { build, compressedBytes, pages, routes, scriptsOf } from './build'

const sum = (addresses: Iterable<string>): number =>
  [...addresses].reduce((bytes, address) => bytes + compressedBytes(address), 0)

test('every page route is static, so that it opens offline and its inline scripts can be named', () => {
  const prerendered = pages.map(({ path }) => path)
  expect(routes.filter((route) => !prerendered.includes(route))).toEqual([])
  const { routes: facts, dynamicRoutes } = JSON.parse(readFileSync(`${build}/prerender-manifest.json`, 'utf8'))
  expect(Object.keys(dynamicRoutes)).toEqual([])
  for (const path of prerendered)
    expect(facts[path]).toMatchObject({ compute: 'static', initialRevalidateSeconds: false })
})

test('the shell that every page shares is at most 200 kB of compressed JavaScript', () => {
  const [first = [], ...rest] = pages.map(({ html }) => scriptsOf(html))
  const shell = first.filter((address) => rest.every((scripts) => scripts.includes(address)))
  const bytes = sum(shell)
  test.info().annotations.push({ type: 'measured', description: `shell ${(bytes / 1000).toFixed(0)} kB` })
  console.log(`shell: ${(bytes / 1000).toFixed(0)} kB of compressed JavaScript in ${shell.length} chunks`)
  expect(bytes).toBeLessThanOrEqual(200_000)
})

for (const { path, html } of pages) {
  test(`${path} loads at most 380 kB of compressed JavaScript`, () => {
    const bytes = sum(new Set(scriptsOf(html)))
    console.log(`${path}: ${(bytes / 1000).toFixed(0)} kB`)
    expect(bytes).toBeLessThanOrEqual(380_000)
  })
}

test('scripts are sent in their smallest form to browsers that take it', async ({ page }) => {
  const [address = ''] = scriptsOf(pages[0]?.html ?? '')
  await page.goto('/')
  const headers = await page.evaluate(async (url) => Object.fromEntries((await fetch(url)).headers), address)
  const plain = await page.request.get(address, { headers: { 'accept-encoding': 'identity' } })
  const small = await page.request.get(address, { headers: { 'accept-encoding': 'gzip, br' } })
  expect(small.headers()['content-encoding']).toBe('br')
  expect(small.headers()['cache-control']).toContain('immutable')
  expect(headers['content-type']).toContain('javascript')
  expect(await small.text()).toBe(await plain.text())
})

test('neither charts nor TensorFlow.js are loaded with a page', () => {
  for (const { path, html } of pages) {
    for (const address of scriptsOf(html)) {
      const source = readFileSync(`${build}/${address.replace('/_next/', '')}`, 'utf8')
      expect(/recharts-wrapper/.test(source), `${path} loads charts at once, in ${address}`).toBe(false)
      expect(
        /WASM_HAS_SIMD_SUPPORT|not registered for backend|tfjs-backend/.test(source),
        `${path} loads TensorFlow.js, in ${address}`,
      ).toBe(false)
    }
  }
})
