import type { Access } from './schema/endpoints'
import type { Ride } from './schema/predict'

export const LANGUAGES = ['curl', 'JavaScript', 'Python'] as const
export type Language = (typeof LANGUAGES)[number]

/** What a snippet calls. `key` is a key that was made a moment ago and may be shown; without it a snippet reads RIDECAST_KEY. */
export interface SnippetCall {
  /** Absolute: …/predict */
  readonly url: string
  readonly access: Access
  readonly rides: readonly Ride[]
  readonly key: string | null
}

/** Code that runs when pasted: curl in a POSIX shell, JavaScript as a module (browser or Node), Python 3 with nothing installed. */
export function snippet(language: Language, call: SnippetCall): string {
  switch (language) {
    case 'curl':
      return curl(call)
    case 'JavaScript':
      return javaScript(call)
    case 'Python':
      return python(call)
  }
}

function curl({ url, access, rides, key }: SnippetCall): string {
  const lines = [`curl ${shellQuote(url)}`]
  if (access === 'private')
    lines.push(
      `  -H ${key === null ? '"authorization: Bearer $RIDECAST_KEY"' : shellQuote(`authorization: Bearer ${key}`)}`,
    )
  lines.push('  -H "content-type: application/json"')
  lines.push(`  -d ${shellQuote(ridesAsJson(rides, ''))}`)
  return lines.join(' \\\n')
}

function javaScript({ url, access, rides, key }: SnippetCall): string {
  const token = key === null ? '"Bearer " + process.env.RIDECAST_KEY' : JSON.stringify(`Bearer ${key}`)
  const auth = access === 'private' ? `    authorization: ${token},\n` : ''
  return `const answer = await fetch(${JSON.stringify(url)}, {
  method: "POST",
  headers: {
${auth}    "content-type": "application/json"
  },
  body: JSON.stringify(${ridesAsJson(rides, '  ')})
})
console.log(await answer.json())`
}

function python({ url, access, rides, key }: SnippetCall): string {
  const token = key === null ? '" + os.environ["RIDECAST_KEY"]' : `${key}"`
  const auth = access === 'private' ? `\n    "authorization": "Bearer ${token},` : ''
  const imports = access === 'private' && key === null ? 'json, os, urllib.request' : 'json, urllib.request'
  return `import ${imports}
body = ${ridesAsJson(rides, '')}
call = urllib.request.Request(
  ${JSON.stringify(url)},
  json.dumps(body).encode(), {${auth}
    "content-type": "application/json"})
print(json.load(urllib.request.urlopen(call)))`
}

/** One line per field pair, as narrow as the panel. Text only holds strings and numbers, so it is JSON, JavaScript and Python alike. */
function ridesAsJson(rides: readonly Ride[], indent: string): string {
  const each = rides.map(({ pickupAt, ...rest }) => {
    const more = Object.entries(rest).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    return `{\n${indent}    "pickupAt": ${JSON.stringify(pickupAt)},\n${indent}    ${more.join(', ')}}`
  })
  return `{"rides": [${each.join(', ')}]}`
}

/** Single quotes keep everything but themselves. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
