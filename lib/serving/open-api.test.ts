import { expect, test } from 'vitest'
import * as z from 'zod'
import { HANDLERS } from './handlers'
import { openApi } from './open-api'
import { OPERATIONS } from './schema/operations'

const Content = z.record(z.string(), z.strictObject({ schema: z.record(z.string(), z.unknown()) }))
const Response = z.strictObject({ description: z.string().min(1), content: Content.optional() })
const Parameter = z.strictObject({
  name: z.string(),
  in: z.literal('path'),
  required: z.literal(true),
  schema: z.strictObject({ type: z.literal('string') }),
})
const OperationObject = z.strictObject({
  operationId: z.string(),
  summary: z.string().min(1),
  security: z.array(z.partialRecord(z.enum(['key', 'session']), z.array(z.never()))),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), Response),
})
/** OpenAPI 3.1.0, as much of its schema as we use, closed: anything else is a mistake. */
const Document = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    summary: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.url() })),
  paths: z.record(
    z.string().regex(/^\/api\//),
    z.partialRecord(z.enum(['get', 'post', 'patch', 'delete']), OperationObject),
  ),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), z.record(z.string(), z.unknown())),
    securitySchemes: z.record(z.string(), z.record(z.string(), z.unknown())),
  }),
})

const document = Document.parse(JSON.parse(JSON.stringify(openApi('http://127.0.0.1:3000'))))

/** Every object in the document, with its place. */
function* objects(value: unknown, at: string): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [at, Object.fromEntries(Object.entries(value))]
  for (const [key, part] of Object.entries(value)) yield* objects(part, `${at}/${key}`)
}

test('describes each operation, with a handler, once', () => {
  const described = Object.values(document.paths).flatMap((path) => Object.values(path).map((it) => it.operationId))
  expect(described.sort()).toEqual(Object.keys(HANDLERS).sort())
  expect(described).toHaveLength(OPERATIONS.length)
})

test('declares exactly the parameters that each path has', () => {
  for (const [path, operations] of Object.entries(document.paths))
    for (const it of Object.values(operations)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect((it.parameters ?? []).map((parameter) => parameter.name)).toEqual(named)
    }
})

test('every reference leads somewhere, and every schema is referred to', () => {
  const used = new Set<string>()
  for (const [at, it] of objects(document, '#'))
    if (typeof it.$ref === 'string') {
      const name = /^#\/components\/schemas\/([^/]+)$/.exec(it.$ref)?.[1] ?? ''
      expect(Object.keys(document.components.schemas), `${at} → ${it.$ref}`).toContain(name)
      used.add(name)
    }
  expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort())
})

test('speaks JSON Schema 2020-12: no nullable, no definitions of its own, examples as lists', () => {
  for (const [at, it] of objects(document.components.schemas, '#')) {
    expect(at.endsWith('/properties') || !('nullable' in it), at).toBe(true)
    expect('definitions' in it || '$defs' in it || '$id' in it, at).toBe(false)
    if ('examples' in it && !at.endsWith('/properties')) expect(Array.isArray(it.examples), at).toBe(true)
    if ('required' in it && !at.endsWith('/properties')) expect(Array.isArray(it.required), at).toBe(true)
  }
})

test('the examples of a schema are right by the schema itself', () => {
  for (const operation of OPERATIONS)
    for (const schema of [operation.request, ...Object.values(operation.responses)]) {
      if (schema === null || typeof schema === 'string') continue
      const examples = z.globalRegistry.get(schema)?.examples
      for (const example of Array.isArray(examples) ? examples : [])
        expect(schema.safeParse(example).success).toBe(true)
    }
})
