import { type Method, OPERATIONS } from './schema/operations'

export type Operation = (typeof OPERATIONS)[number]

/** One path of the API and what may be done there. */
interface Route {
  readonly template: string
  readonly methods: ReadonlyMap<string, Operation>
  /** `GET, HEAD, POST, OPTIONS`. */
  readonly allow: string
}

interface Node {
  readonly fixed: Map<string, Node>
  param: { readonly name: string; readonly node: Node } | null
  route: Route | null
}

const node = (): Node => ({ fixed: new Map(), param: null, route: null })

function build(): Node {
  const root = node()
  const byPath = new Map<string, Map<Method, Operation>>()
  for (const it of OPERATIONS) byPath.set(it.path, (byPath.get(it.path) ?? new Map()).set(it.method, it))
  for (const [template, methods] of byPath) {
    let at = root
    for (const part of template.split('/').slice(1)) {
      const name = /^\{(\w+)\}$/.exec(part)?.[1]
      if (name === undefined) {
        const next = at.fixed.get(part) ?? node()
        at.fixed.set(part, next)
        at = next
      } else {
        at.param ??= { name, node: node() }
        at = at.param.node
      }
    }
    const allow = [...methods.keys()].flatMap((it) => (it === 'GET' ? ['GET', 'HEAD'] : [it]))
    at.route = { template, methods, allow: [...allow, 'OPTIONS'].join(', ') }
  }
  return root
}

const ROOT = build()

export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/** The route of a path as sent, or null. Parameters are percent-decoded once; one that cannot be, or that hides a slash or a NUL, matches nothing. */
export function matchPath(path: string): Match | null {
  let at = ROOT
  const params: Record<string, string> = {}
  let from = 1
  for (;;) {
    const slash = path.indexOf('/', from)
    const part = slash === -1 ? path.slice(from) : path.slice(from, slash)
    const fixed = at.fixed.get(part)
    if (fixed) at = fixed
    else if (at.param && part !== '') {
      const value = decodePart(part)
      if (value === null) return null
      params[at.param.name] = value
      at = at.param.node
    } else return null
    if (slash === -1) break
    from = slash + 1
  }
  return at.route && { route: at.route, params }
}

function decodePart(part: string): string | null {
  if (part.length > 300) return null
  if (!part.includes('%')) return part
  try {
    const value = decodeURIComponent(part)
    return /[/\\\0]/.test(value) ? null : value
  } catch {
    return null
  }
}
