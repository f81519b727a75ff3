import { expect, test } from 'vitest'
import { aServer } from '@/tests/fixtures/a-server'

test('a page is to be asked for anew each time; what Next names by its content is left to Next', async () => {
  const server = await aServer({ pages: { answer: (_, res) => res.end(String(res.getHeader('cache-control'))) } })
  const told = async (path: string) => (await fetch(`${server.url}${path}`)).text()
  expect(await told('/')).toBe('no-cache')
  expect(await told('/models?_rsc=1')).toBe('no-cache')
  expect(await told('/service-worker.js')).toBe('no-cache')
  expect(await told('/_next/static/chunks/a.js')).toBe('undefined')
  await server.stop()
})
