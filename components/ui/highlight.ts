export interface CodePart {
  readonly kind: 'plain' | 'string' | 'variable' | 'comment'
  readonly text: string
  /** Where in the code it begins. */
  readonly at: number
}

const PARTS =
  /(?<string>"(?:[^"\\\n]|\\.)*"|'[^']*'|`[^`]*`)|(?<variable>\$\{?[A-Z_]+\}?)|(?<comment>(?:^|\s)(?:#|\/\/ ).*$)/gm

/** Strings, shell variables and comments of a snippet: enough to find one's way in ten lines of curl, JavaScript or Python. */
export function highlight(code: string): readonly CodePart[] {
  const parts: CodePart[] = []
  let at = 0
  for (const match of code.matchAll(PARTS)) {
    if (match.index > at) parts.push({ kind: 'plain', text: code.slice(at, match.index), at })
    const kind = match.groups?.string ? 'string' : match.groups?.variable ? 'variable' : 'comment'
    parts.push({ kind, text: match[0], at: match.index })
    at = match.index + match[0].length
  }
  if (at < code.length) parts.push({ kind: 'plain', text: code.slice(at), at })
  return parts
}
