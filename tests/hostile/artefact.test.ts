import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { MAX_ARTEFACT_BYTES } from '@/lib/models/artefact'
import { HEADER_BYTES, type NamedSection } from '@/lib/models/container'
import { decodeArtefact } from '@/lib/models/decode-artefact'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { loadArtefact } from '@/lib/models/load-artefact'
import { someArtefact, someNet } from '@/tests/fixtures/some-artefact'
import { type LooseManifest, looseManifest, tamper, withManifestText } from '@/tests/fixtures/tampered-artefact'

let net: Uint8Array
let lookup: Uint8Array

beforeAll(async () => {
  net = await encodeArtefact(someArtefact('neural'))
  lookup = await encodeArtefact(someArtefact('pair-hour-lookup'))
})

/** The code it is refused with; fails where it is believed. */
async function refusal(bytes: Uint8Array): Promise<string> {
  const loaded = await loadArtefact(bytes)
  if (loaded.ok) throw new Error('it was believed')
  expect(loaded.error.message).toMatch(/^.{10,400}$/s)
  return loaded.error.code
}

const replace = (sections: NamedSection[], name: string, change: Partial<NamedSection>) => {
  const i = sections.findIndex((section) => section.name === name)
  const found = sections[i]
  if (!found) throw new Error(`no section ${name}`)
  sections[i] = { ...found, ...change }
}

test('the untouched files are believed, so that what follows fails for its own reason', async () => {
  for (const bytes of [net, lookup]) {
    expect((await loadArtefact(bytes)).ok).toBe(true)
    expect((await loadArtefact(await tamper(bytes, () => {}))).ok).toBe(true)
  }
})

describe('bytes that are no model', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['HTML', new TextEncoder().encode('<!doctype html><script>alert(1)</script>')],
    ['SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['the magic alone', new TextEncoder().encode('RIDECAST')],
  ])('%s', async (_, bytes) => {
    expect(await refusal(bytes)).toBe('artefact/not-a-model')
  })

  test('more than 32 MiB', async () => {
    const large = new Uint8Array(MAX_ARTEFACT_BYTES + 8)
    large.set(net)
    expect(await refusal(large)).toBe('artefact/too-large')
  })

  test('another version of the format', async () => {
    const later = net.slice()
    later[8] = 2
    expect(await refusal(later)).toBe('artefact/version')
  })

  test('a manifest that claims 4 GB', async () => {
    const greedy = net.slice()
    greedy.set([255, 255, 255, 255], 12)
    expect(await refusal(greedy)).toBe('artefact/cut-off')
  })

  test('cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: net.length - 1 }), async (length) => {
        expect((await decodeArtefact(net.subarray(0, length))).ok).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('any bytes at all after the magic: refused, never thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (tail) => {
        const bytes = new Uint8Array(8 + tail.length)
        bytes.set(net.subarray(0, 8))
        bytes.set(tail, 8)
        expect((await decodeArtefact(bytes)).ok).toBe(false)
      }),
      { numRuns: 100 },
    )
  })
})

describe('sections', () => {
  test('a flipped bit anywhere in them is found by its hash or as padding', async () => {
    const start = Math.ceil((HEADER_BYTES + new DataView(net.buffer).getUint32(12, true)) / 8) * 8
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: start, max: net.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const flipped = net.slice()
          flipped[at] = (flipped[at] as number) ^ (1 << bit)
          expect(['artefact/hash-mismatch', 'artefact/padding']).toContain(await refusal(flipped))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('4 bytes too many or too few', async () => {
    const long = new Uint8Array(net.length + 4)
    long.set(net)
    expect(await refusal(long)).toBe('artefact/layout')
    expect(await refusal(net.subarray(0, net.length - 4))).toMatch(/cut-off|layout/)
    expect(
      await refusal(
        await tamper(lookup, (_, sections) =>
          replace(sections, 'body.pairEffect', { data: new Float32Array(3), shape: [3] }),
        ),
      ),
    ).toBe('artefact/shape')
  })

  test.each([
    ['two billion rows with nothing behind them', [2e9, 1], 'artefact/manifest'],
    ['a product beyond what a number can hold', [8_388_608, 8_388_608], 'artefact/cut-off'],
    ['a product that wraps to 0 in 32 bits', [65_536, 65_536], 'artefact/cut-off'],
    ['a negative dimension', [-1, 16], 'artefact/manifest'],
    ['a fractional dimension', [1.5, 16], 'artefact/manifest'],
    ['a dimension of 0 where there are weights', [0, 16], /hash-mismatch|layout/],
    ['no dimension', [], 'artefact/manifest'],
    ['the right numbers the other way round', [16, 31], /layout|shape|hash|cut-off/],
  ])('a shape with %s', async (_, shape, code) => {
    const before = performance.now()
    const spoilt = await tamper(net, ({ sections }) => {
      const kernel = sections.find(({ name }) => name === 'body.layers.0.kernel')
      if (kernel) kernel.shape = shape
    })
    expect(await refusal(spoilt)).toMatch(code)
    expect(performance.now() - before).toBeLessThan(1000)
  })

  test('a name twice, a name out of place, one too many, one too few', async () => {
    const bias = 'body.layers.0.bias'
    for (const spoil of [
      (sections: NamedSection[]) => replace(sections, 'body.layers.1.bias', { name: bias }),
      (sections: NamedSection[]) => sections.reverse(),
      (sections: NamedSection[]) => sections.push({ name: 'extra', shape: [2], data: new Float32Array(2) }),
      (sections: NamedSection[]) => sections.splice(3, 1),
    ])
      expect(await refusal(await tamper(net, (_, sections) => void spoil(sections)))).toBe('artefact/sections')
  })

  test('sections that overlap or leave a gap', async () => {
    for (const move of [-8, 8])
      expect(
        await refusal(
          await tamper(net, ({ sections }) => {
            const last = sections.at(-1)
            if (last) last.offset += move
          }),
        ),
      ).toBe('artefact/layout')
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3e38])('a weight of %d', async (value) => {
    for (const name of [
      'body.pickup',
      'body.layers.0.kernel',
      'body.layers.2.bias',
      'features.pairMean',
      'golden.minutes',
    ])
      expect(
        await refusal(
          await tamper(net, (_, sections) => {
            const found = sections.find((section) => section.name === name)
            const data = Float32Array.from(found?.data ?? [])
            data[0] = value
            replace(sections, name, { data })
          }),
        ),
        name,
      ).toBe('artefact/number')
  })

  test.each([0, -1, 1e-30, 1e20])('a scale of %d to divide by', async (value) => {
    expect(
      await refusal(
        await tamper(net, (_, sections) => {
          const data = Float32Array.from(sections.find(({ name }) => name === 'features.scale')?.data ?? [])
          data[2] = value
          replace(sections, 'features.scale', { data })
        }),
      ),
    ).toBe('artefact/number')
  })

  test('whole numbers where floats belong, and floats where ids belong', async () => {
    expect(
      await refusal(
        await tamper(net, (_, sections) => {
          const { data } = sections.find(({ name }) => name === 'features.centre') ?? { data: new Float32Array() }
          replace(sections, 'features.centre', { data: new Int32Array(data.length) })
        }),
      ),
    ).toBe('artefact/type')
    expect(
      await refusal(
        await tamper(net, (_, sections) => {
          const { data } = sections.find(({ name }) => name === 'features.pickupZones') ?? { data: new Int32Array() }
          replace(sections, 'features.pickupZones', { data: Float32Array.from(data) })
        }),
      ),
    ).toBe('artefact/type')
  })

  test.each([
    ['features.pickupZones', [2, 1]],
    ['features.pickupZones', [0, 1]],
    ['features.pickupZones', [7, 7]],
    ['features.pickupZones', [1, 70_000]],
    ['features.pairCount', [4, 5]],
    ['features.pickupCount', [-1, 5]],
  ])('%s that begins with %j', async (name, values) => {
    const spoilt = await tamper(net, (_, sections) => {
      const data = Int32Array.from(sections.find((section) => section.name === name)?.data ?? [])
      data.set(values)
      replace(sections, name, { data })
    })
    expect(await refusal(spoilt)).toBe('artefact/number')
  })

  test('a cell of the lookup that names a pair that there is not', async () => {
    const spoilt = await tamper(lookup, (_, sections) => {
      const data = Uint32Array.from(sections.find(({ name }) => name === 'body.cellKeys')?.data ?? [])
      data[data.length - 1] = 4_000_000_000
      replace(sections, 'body.cellKeys', { data })
    })
    expect(await refusal(spoilt)).toBe('artefact/number')
  })
})

describe('the manifest', () => {
  const body = (manifest: LooseManifest) => manifest.body as { layers: Record<string, unknown>[] }
  test.each<[string, (manifest: LooseManifest) => void]>([
    ['an activation that we do not have', (m) => void Object.assign(body(m).layers[0] ?? {}, { activation: 'Lambda' })],
    [
      'an activation named "constructor"',
      (m) => void Object.assign(body(m).layers[0] ?? {}, { activation: 'constructor' }),
    ],
    [
      'a layer with a key of its own',
      (m) => void Object.assign(body(m).layers[0] ?? {}, { url: 'http://example.org/w.bin' }),
    ],
    ['a layer of 0 units', (m) => void Object.assign(body(m).layers[0] ?? {}, { units: 0 })],
    ['a layer of −3 units', (m) => void Object.assign(body(m).layers[0] ?? {}, { units: -3 })],
    ['a layer of 1.5 units', (m) => void Object.assign(body(m).layers[0] ?? {}, { units: 1.5 })],
    ['no layer', (m) => void Object.assign(m.body, { layers: [] })],
    ['a family that we do not have', (m) => void Object.assign(m.body, { kind: 'pickle' })],
    ['a key that does not belong', (m) => void Object.assign(m, { weightsUrl: 'http://example.org' })],
    ['a key that does not belong, deeper', (m) => void Object.assign(m.features, { script: '' })],
    ['no range', (m) => void Reflect.deleteProperty(m, 'range')],
    ['a feature twice', (m) => void Object.assign(m.features, { names: ['hour', 'hour'] })],
    ['an unknown feature', (m) => void Object.assign(m.features, { names: ['__proto__'] })],
    ['fewer features than columns', (m) => void Object.assign(m.features, { names: ['hour'] })],
    ['an empty range', (m) => void Object.assign(m, { range: { low: 60, high: 1 } })],
    ['a range beyond bounds', (m) => void Object.assign(m, { range: { low: 0, high: 1e12 } })],
    [
      'a split out of order',
      (m) => void Object.assign(m.data as object, { split: { from: 9, validFrom: 8, testFrom: null, to: 7 } }),
    ],
    ['a fingerprint that is a path', (m) => void Object.assign(m.data as object, { fingerprint: '../../etc/passwd' })],
  ])('with %s', async (_, spoil) => {
    expect(await refusal(await tamper(net, spoil))).toMatch(/^artefact\//)
  })

  test('with a `__proto__` key: refused, and nothing is polluted', async () => {
    for (const key of ['__proto__', '\\u005f_proto__', 'constructor'])
      expect(await refusal(withManifestText(net, (text) => `{"${key}":{"polluted":1},${text.slice(1)}`))).toBe(
        'artefact/manifest',
      )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('with 20,000 layers, or lists nested 2,000 or 200,000 deep: refused in less than 50 ms', async () => {
    const layer = '{"units":4,"activation":"relu"}'
    const layers = Array(20_000).fill(layer).join()
    const files = [
      withManifestText(net, (text) => text.replace(/"layers":\[[^\]]*\]/, `"layers":[${layers}]`)),
      withManifestText(net, (text) => text.replace(/"layers":\[[^\]]*\]/, `"layers":[${layers},${layers},${layers}]`)),
      ...[2_000, 200_000].map((deep) =>
        withManifestText(net, (text) =>
          text.replace('"settings":{}', `"settings":${'['.repeat(deep)}${']'.repeat(deep)}`),
        ),
      ),
    ]
    expect(await decodeArtefact(files[0] ?? net)).toMatchObject({
      error: { message: 'The manifest lists 20000 layers; 8 is the most.' },
    })
    for (const bytes of files) {
      const times = []
      for (let i = 0; i < 3; i++) {
        const began = performance.now()
        expect(await refusal(bytes)).toBe('artefact/manifest')
        times.push(performance.now() - began)
      }
      expect(Math.min(...times)).toBeLessThan(50)
    }
  })

  test('with 1e309 or NaN for a number', async () => {
    for (const number of ['1e309', '-1e309', 'NaN', '"1"'])
      expect(await refusal(withManifestText(net, (text) => text.replace(/"low":\d+/, `"low":${number}`)))).toBe(
        'artefact/manifest',
      )
  })

  test('that is not UTF-8, not JSON, or ends early', async () => {
    const text = withManifestText(net, (t) => t.slice(0, -1))
    expect(await refusal(text)).toBe('artefact/manifest')
    const binary = net.slice()
    binary[HEADER_BYTES + 5] = 0xff
    expect(await refusal(binary)).toBe('artefact/manifest')
  })

  test('with parameters beyond the cap', async () => {
    const artefact = someArtefact('neural')
    const { pickupZones, dropoffZones, centre } = artefact.features
    const body = someNet(pickupZones.length + 1, dropoffZones.length + 1, centre.length, [4096, 1250])
    expect(await refusal(await encodeArtefact({ ...artefact, body }))).toBe('artefact/too-large')
  })

  test('that claims other layers than there are weights for', async () => {
    const spoilt = await tamper(net, (m) => void Object.assign(body(m).layers[0] ?? {}, { units: 17 }))
    expect(await refusal(spoilt)).toBe('artefact/shape')
  })
})

test.each(['', '~', '_p~iF~ps|U', 'x'.repeat(100_001)])(
  'an outline that is none (%.12s) is refused',
  async (outline) => {
    const bytes = await encodeArtefact(someArtefact('global-median'))
    const spoilt = await tamper(bytes, ({ features }) => {
      const { zones }: { zones?: unknown } = Object(features.zoneSet)
      if (Array.isArray(zones)) Object.assign(zones[0], { outline })
    })
    expect(await refusal(spoilt)).toMatch(/artefact\/(zones|manifest)/)
  },
)

test('a net whose zones and units multiply to gigabytes is refused before they are', async () => {
  const model = someArtefact('neural')
  const ids = Int32Array.from({ length: 2_000 }, (_, i) => i + 1)
  const { tables, dropoffZones, centre } = model.features
  const places = {
    pickupCount: new Int32Array(2_001),
    pickupMean: new Float32Array(2_001),
    pickupKm: new Float32Array(2_001),
  }
  const features = { ...model.features, pickupZones: ids, tables: { ...tables, ...places } }
  const body = someNet(ids.length + 1, dropoffZones.length + 1, centre.length, [2_100], 1)
  expect(await refusal(await encodeArtefact({ ...model, features, body }))).toBe('artefact/too-large')
})

describe('golden rides', () => {
  test('too many, which would keep whoever checks them busy for minutes', async () => {
    const model = someArtefact('neural')
    const rows = 257
    const golden = {
      rides: {
        rows,
        pickupAt: new Int32Array(rows),
        pickupZone: new Uint16Array(rows),
        dropoffZone: new Uint16Array(rows),
      },
      minutes: new Float32Array(rows),
    }
    expect(await refusal(await encodeArtefact({ ...model, golden }))).toBe('artefact/golden')
  })

  test('predicted differently', async () => {
    const spoilt = await tamper(net, (_, sections) => {
      const data = Float32Array.from(sections.find(({ name }) => name === 'golden.minutes')?.data ?? [])
      data[3] = (data[3] as number) + 0.01
      replace(sections, 'golden.minutes', { data })
    })
    expect(await refusal(spoilt)).toBe('artefact/golden-mismatch')
  })

  test('fewer than 32', async () => {
    const spoilt = await tamper(net, (_, sections) => {
      for (const section of sections.filter(({ name }) => name.startsWith('golden.')))
        replace(sections, section.name, { shape: [31], data: section.data.slice(0, 31) })
    })
    expect(await refusal(spoilt)).toBe('artefact/golden')
  })

  test('a weight that was changed after the model was made', async () => {
    const spoilt = await tamper(net, (_, sections) => {
      const data = Float32Array.from(sections.find(({ name }) => name === 'body.layers.2.bias')?.data ?? [])
      data[0] = (data[0] as number) + 0.5
      replace(sections, 'body.layers.2.bias', { data })
    })
    expect(await refusal(spoilt)).toBe('artefact/golden-mismatch')
  })
})

test('a name inside a file is text only: paths and 10,000 characters are refused or kept as labels', async () => {
  const named = (name: string) =>
    tamper(net, (m) => {
      const set = m.features.zoneSet as { name: string }
      set.name = name
    })
  expect(await refusal(await named('x'.repeat(10_000)))).toBe('artefact/manifest')
  const kept = await decodeArtefact(await named('../../etc/passwd'))
  expect(kept.ok && kept.value.features.zoneSet?.name).toBe('../../etc/passwd')
  expect(looseManifest(net).sections.every(({ name }) => !name.includes('/'))).toBe(true)
})
