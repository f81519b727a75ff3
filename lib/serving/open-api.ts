import * as z from 'zod'
import { OPERATIONS, type Permission } from './schema/operations'
import { Problem } from './schema/problem'

type Json = { readonly [name: string]: unknown }

const SECURITY: Readonly<Record<Permission, readonly Json[]>> = {
  open: [],
  endpoint: [{}, { key: [] }, { session: [] }],
  read: [{ key: [] }, { session: [] }],
  deploy: [{ key: [] }, { session: [] }],
  admin: [{ session: [] }],
}

const STATUS_TEXT: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Made',
  204: 'Done; nothing to say',
  400: 'Not readable',
  401: 'No valid key or session',
  403: 'Not allowed to this caller',
  404: 'Not here',
  405: 'Method not taken',
  409: 'In conflict with what is here',
  410: 'Used or expired',
  413: 'Too large',
  415: 'Not the media type',
  421: 'Not a host name of this server',
  422: 'Understood, and not acceptable; `errors` points to the places',
  429: 'Too many requests, or too many wrong keys',
  500: 'A bug',
  503: 'Not now',
  507: 'Disk full',
}

/** Each schema with an id, by name, with references between them; requests as they are sent, answers as they are given. */
function components(): { schemas: Json; nameOf: (schema: z.ZodType) => string } {
  const schemas: Record<string, unknown> = {}
  const names = new Map<z.ZodType, string>()
  const used = [Problem, ...OPERATIONS.flatMap((it) => [it.request, ...Object.values(it.responses)])]
  for (const schema of used) {
    if (schema === null || typeof schema === 'string') continue
    const id = z.globalRegistry.get(schema)?.id
    if (id === undefined) throw new Error('a schema of the API has no id')
    names.set(schema, id)
  }
  const document = z.toJSONSchema(z.globalRegistry, {
    target: 'draft-2020-12',
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  })
  for (const [id, { $schema, $id, ...schema }] of Object.entries(document.schemas)) schemas[id] = schema
  return { schemas, nameOf: (schema) => names.get(schema) ?? '' }
}

function documented(): Json {
  const { schemas, nameOf } = components()
  const reference = (schema: z.ZodType) => ({ $ref: `#/components/schemas/${nameOf(schema)}` })
  const content = (body: z.ZodType | 'bytes' | 'json'): Json => {
    if (body === 'bytes') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    return { 'application/json': { schema: body === 'json' ? { type: 'object' } : reference(body) } }
  }
  const problem = (status: number): Json => ({
    description: STATUS_TEXT[status],
    content: { 'application/problem+json': { schema: reference(Problem) } },
  })
  const paths: Record<string, Record<string, unknown>> = {}
  for (const it of OPERATIONS) {
    const responses: Record<string, unknown> = {}
    for (const [status, body] of Object.entries(it.responses))
      responses[status] = {
        description: STATUS_TEXT[Number(status)],
        ...(body === null ? {} : { content: content(body) }),
      }
    for (const status of [400, ...it.problems, 421, 500]) responses[status] = problem(status)
    const parameters = [...it.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }))
    paths[it.path] = {
      ...paths[it.path],
      [it.method.toLowerCase()]: {
        operationId: it.id,
        summary: it.summary,
        security: SECURITY[it.permission],
        ...(parameters.length > 0 ? { parameters } : {}),
        ...(it.request === null ? {} : { requestBody: { required: true, content: content(it.request) } }),
        responses,
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ridecast',
      version: '1',
      summary: 'Deploy ride-duration models and ask them',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key' },
        session: { type: 'apiKey', in: 'cookie', name: 'ridecast', description: 'Set by POST /api/v1/session' },
      },
    },
  }
}

let described: Json | null = null

/** This API as an OpenAPI 3.1 document, made from the schemas that check it. `url`: where this server is. */
export function openApi(url: string): Json {
  described ??= documented()
  return { ...described, servers: [{ url }] }
}
