/** A span of code points, both ends within. */
type Span = readonly [from: number, to: number]

/**
 * The `@font-face` rules that a picture's words need, with the fonts inside as data URLs: a file of its own does not find the page's
 * fonts. Fonts that cannot be had are left out; the words then stand in the next font of their list.
 */
export async function fontsOf(picture: Element): Promise<string> {
  const families = familiesIn(picture)
  const used = codePointsIn(picture.textContent ?? '')
  const rules: Promise<string>[] = []
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSFontFaceRule && isNeeded(rule, families, used))
        rules.push(withFontInside(rule, sheet.href))
  return (await Promise.all(rules)).join('\n')
}

function familiesIn(picture: Element): ReadonlySet<string> {
  const families = new Set<string>()
  for (const each of picture.querySelectorAll('[font-family]'))
    for (const name of (each.getAttribute('font-family') ?? '').split(',')) families.add(unquoted(name))
  return families
}

function codePointsIn(text: string): readonly number[] {
  return [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0)
}

function isNeeded({ style }: CSSFontFaceRule, families: ReadonlySet<string>, used: readonly number[]): boolean {
  if (!families.has(unquoted(style.getPropertyValue('font-family')))) return false
  const spans = spansOf(style.getPropertyValue('unicode-range'))
  return used.some((code) => spans.some(([from, to]) => from <= code && code <= to))
}

/** The spans of a `unicode-range`; everything where there is none. https://drafts.csswg.org/css-fonts/#unicode-range-desc */
export function spansOf(range: string): readonly Span[] {
  if (range.trim() === '') return [[0, 0x10ffff]]
  return range.split(',').map((part): Span => {
    const [from = '', to = from] = part.trim().replace(/^u\+/i, '').split('-')
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)]
  })
}

async function withFontInside(rule: CSSFontFaceRule, sheet: string | null): Promise<string> {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
  if (address === undefined) return ''
  try {
    const answer = await fetch(new URL(address, sheet ?? document.baseURI))
    if (!answer.ok) return ''
    const family = rule.style.getPropertyValue('font-family')
    const weight = rule.style.getPropertyValue('font-weight') || 'normal'
    return `@font-face{font-family:${family};font-weight:${weight};src:url(${await dataUrl(await answer.blob())}) format('woff2')}`
  } catch {
    return ''
  }
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

const unquoted = (name: string): string => name.trim().replace(/^["']|["']$/g, '')
