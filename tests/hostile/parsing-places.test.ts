import { describe, expect, test } from 'vitest'
import { parseZones } from '@/lib/places/parse-zones'
import { readMapping } from '@/lib/trips/mapping/trip-mapping'

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function outcome(content: string | Uint8Array, name = 'zones.geojson') {
  const read = await parseZones([{ name, bytes: typeof content === 'string' ? bytesOf(content) : content }])
  return read.ok ? { zones: read.value.zones } : { code: read.error.code, message: read.error.message }
}

const zone = (properties: string) =>
  `{"type":"FeatureCollection","features":[{"type":"Feature","properties":${properties},"geometry":{"type":"Point","coordinates":[-73.9,40.8]}}]}`

describe('a file of zones', () => {
  test.each([
    ['arrays', '{"type":"FeatureCollection","features":', '['],
    ['objects', '{"type":"FeatureCollection","features":', '{"a":'],
    ['properties', zone('').slice(0, zone('').indexOf(',"geometry"')), '{"id":'],
  ])('of %s five million deep is refused with a sentence, at once', async (_, start, bracket) => {
    const before = process.cpuUsage()
    const { code, message } = await outcome(start + bracket.repeat(5_000_000))
    expect(code).toBe('zones/not-shapes')
    expect(message).toContain('zones.geojson begins like JSON and is none')
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6, 'CPU-seconds').toBeLessThan(5)
  })

  test('with keys of the prototype chain changes nothing but itself', async () => {
    const keys = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"LocationID":4,"zone":"Four"}'
    expect(await outcome(zone(keys))).toMatchObject({ zones: [{ id: 4, name: 'Four' }] })
    const arcs =
      '"arcs":[],"objects":{"__proto__":{"polluted":1},"z":{"type":"Point","coordinates":[1,2],"properties":{"id":1}}}'
    await outcome(`{"type":"Topology","transform":{"__proto__":[1]},${arcs}}`)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('of more bytes than any needs is refused by its size, unread', async () => {
    const big = new Uint8Array((32 << 20) + 1).fill(0x20)
    big[0] = 0x7b
    expect(await outcome(big)).toMatchObject({ code: 'zones/too-large' })
    expect(await outcome(new Uint8Array((4 << 20) + 1).fill(0x61), 'zones.csv')).toMatchObject({
      code: 'zones/too-large',
    })
  })

  test('that is not UTF-8 is refused, not read as something else', async () => {
    const bytes = bytesOf(zone('{"LocationID":4,"zone":"?"}')).map((byte) => (byte === 63 ? 0xff : byte))
    expect(await outcome(bytes)).toMatchObject({ code: 'zones/not-shapes' })
  })

  test('has no half of a pair in a name, neither as given nor where a long name is cut', async () => {
    const named = async (name: string) => (await outcome(zone(`{"LocationID":4,"zone":"${name}"}`))).zones?.[0]?.name
    expect(await named('Up\\ud83dtown')).toBe('Up town')
    expect(await named(`${'x'.repeat(119)}\u{1f697}`)).toBe('x'.repeat(119))
    expect(await named('Park \u{1f697}')).toBe('Park \u{1f697}')
  })

  test.each(['9007199254740993', '1e309', '-1', '0', '65536', '1.5', '"٧"'])('has no zone of the id %s', async (id) => {
    const { zones = [] } = await outcome(zone(`{"LocationID":${id},"zone":"Four"}`))
    expect(zones.filter((each) => !(Number.isInteger(each.id) && each.id >= 1 && each.id <= 65_535))).toEqual([])
  })
})

test('a mapping with keys of the prototype chain is refused and changes nothing', () => {
  for (const key of ['__proto__', 'constructor'])
    expect(readMapping(JSON.parse(`{"version":2,"${key}":{"polluted":1}}`), 'm.json').ok).toBe(false)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
