import { fontsOf } from './fonts-of'

const SVG = 'http://www.w3.org/2000/svg'

/** What acts on a panel and is no part of what it shows: switches, menus, series that the legend has switched off. */
const NOT_SHOWN =
  'button:not([aria-pressed]), [aria-pressed="false"], [role="radiogroup"], .vh, .recharts-tooltip-wrapper, [data-not-in-picture]'

/** How SVG inside a panel is painted: resolved, because variables and classes stay behind on the page. */
const PAINT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'text-anchor',
  'paint-order',
] as const

export interface Picture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/**
 * A panel as an SVG document that stands alone: its words, grounds and rules where they are on the page, and its figures, variables
 * resolved and fonts inside.
 */
export async function pictureOf(panel: HTMLElement): Promise<Picture> {
  const box = panel.getBoundingClientRect()
  const size = { width: Math.ceil(box.width), height: Math.ceil(box.height) }
  const picture = element('svg', { xmlns: SVG, ...size, viewBox: `0 0 ${size.width} ${size.height}` })
  picture.append(element('rect', { ...size, fill: groundOf(panel) }))
  drawChildren(panel, picture, box)
  const fonts = element('style', {})
  fonts.textContent = await fontsOf(picture)
  picture.prepend(fonts)
  return { svg: new XMLSerializer().serializeToString(picture), ...size }
}

type Origin = Pick<DOMRect, 'left' | 'top'>

function drawChildren(parent: Element, picture: Element, origin: Origin): void {
  for (const child of parent.childNodes) {
    if (child instanceof Text) drawWords(child, parent, picture, origin)
    else if (child instanceof SVGSVGElement) drawFigure(child, picture, origin)
    else if (child instanceof HTMLElement && !child.matches(NOT_SHOWN) && child.checkVisibility()) {
      drawGround(child, picture, origin)
      drawChildren(child, picture, origin)
    }
  }
}

function drawGround(box: HTMLElement, picture: Element, origin: Origin): void {
  const style = getComputedStyle(box)
  const rect = box.getBoundingClientRect()
  const at = { x: rect.left - origin.left, y: rect.top - origin.top }
  if (alphaOf(style.backgroundColor) > 0)
    picture.append(
      element('rect', {
        ...at,
        width: rect.width,
        height: rect.height,
        rx: Number.parseFloat(style.borderTopLeftRadius) || 0,
        fill: style.backgroundColor,
      }),
    )
  for (const [side, y] of [
    ['Top', at.y + 0.5],
    ['Bottom', at.y + rect.height - 0.5],
  ] as const)
    if (Number.parseFloat(style[`border${side}Width`]) > 0 && alphaOf(style[`border${side}Color`]) > 0)
      picture.append(
        element('line', { x1: at.x, x2: at.x + rect.width, y1: y, y2: y, stroke: style[`border${side}Color`] }),
      )
}

/** Each line that the words are broken into, at its own place and width. */
function drawWords(words: Text, parent: Element, picture: Element, origin: Origin): void {
  const lines = linesOf(words)
  if (lines.length === 0) return
  const style = getComputedStyle(parent)
  const font = document.createElement('canvas').getContext('2d')
  if (!font) return
  font.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = font.measureText('0')
  for (const { text, left, right, top, bottom } of lines) {
    const line = element('text', {
      x: left - origin.left,
      y: (top + bottom) / 2 - origin.top + (above - below) / 2,
      textLength: right - left,
      fill: style.color,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
      'font-family': style.fontFamily,
    })
    line.textContent = text
    picture.append(line)
  }
}

interface Line {
  text: string
  readonly left: number
  right: number
  readonly top: number
  readonly bottom: number
}

function linesOf(words: Text): readonly Line[] {
  const lines: Line[] = []
  const range = document.createRange()
  for (const found of words.data.matchAll(/\S+/g)) {
    range.setStart(words, found.index)
    range.setEnd(words, found.index + found[0].length)
    const { left, right, top, bottom, width } = range.getBoundingClientRect()
    if (width === 0) continue
    const last = lines.at(-1)
    if (last && Math.abs(last.top - top) < 2) {
      last.text += ` ${found[0]}`
      last.right = right
    } else lines.push({ text: found[0], left, right, top, bottom })
  }
  return lines
}

function drawFigure(figure: SVGSVGElement, picture: Element, origin: Origin): void {
  const rect = figure.getBoundingClientRect()
  const copy = figure.cloneNode(true)
  if (!(copy instanceof SVGSVGElement) || rect.width === 0) return
  bakeStyles(figure, copy)
  for (const [name, value] of Object.entries({
    x: rect.left - origin.left,
    y: rect.top - origin.top,
    width: rect.width,
    height: rect.height,
    overflow: 'visible',
  }))
    copy.setAttribute(name, String(value))
  picture.append(copy)
}

function bakeStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from)
  for (const name of PAINT) {
    const value = style.getPropertyValue(name)
    if (value) to.setAttribute(name, value)
  }
  to.removeAttribute('class')
  to.removeAttribute('style')
  for (let i = 0; i < from.children.length; i++) {
    const a = from.children[i]
    const b = to.children[i]
    if (a && b) bakeStyles(a, b)
  }
}

/** The nearest ground that is painted: a panel may lie on that of its sheet. */
function groundOf(panel: Element): string {
  for (let each: Element | null = panel; each; each = each.parentElement) {
    const { backgroundColor } = getComputedStyle(each)
    if (alphaOf(backgroundColor) > 0) return backgroundColor
  }
  return '#fff'
}

/** Of a resolved colour: `rgba(0, 0, 0, 0)` has none. */
const alphaOf = (colour: string): number => {
  const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(colour)?.[1] ?? /\/\s*([\d.]+)\)$/.exec(colour)?.[1]
  return alpha === undefined ? 1 : Number(alpha)
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}
