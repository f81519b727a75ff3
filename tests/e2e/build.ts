import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtPages, pageRoutes } from '@/scripts/build/pages.mjs'

/** The build under test. */
export const build = '.next'

/** The pages that a person can open, by address. */
export const pages = builtPages(build).filter(({ path }) => !path.startsWith('/_'))

export const routes = pageRoutes(build).filter((route) => !route.startsWith('/_'))

/** The scripts that a page's document loads at once, by address. Those for browsers without modules are not counted: none loads them. */
export function scriptsOf(html: string): string[] {
  return [...html.matchAll(/<script\b([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => !/nomodule/i.test(attributes))
    .map((attributes) => /\bsrc="([^"?]+)/.exec(attributes)?.[1])
    .filter((address): address is string => address?.startsWith('/_next/static/') ?? false)
}

/** Bytes of a built script as the server sends it to a browser that takes Brotli, which all do over HTTPS and from localhost. */
export function compressedBytes(address: string): number {
  return readFileSync(join(build, `${address.replace('/_next/', '')}.br`)).length
}
