import { saveFile } from './save-file'

const SVG = 'http://www.w3.org/2000/svg'
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

/** The panel's figure as an SVG document that stands alone: variables resolved, with its title and ground. Null where there is none. */
function figureAsSvg(panel: HTMLElement, title: string): { svg: string; width: number; height: number } | null {
  const drawn = panel.querySelector<SVGSVGElement>('svg[data-figure], svg.recharts-surface')
  if (!drawn) return null
  const { width, height } = drawn.getBoundingClientRect()
  const head = 28
  const copy = drawn.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return null
  bakeStyles(drawn, copy)
  copy.setAttribute('x', '16')
  copy.setAttribute('y', String(head + 12))
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))

  const ground = getComputedStyle(panel)
  const outer = document.createElementNS(SVG, 'svg')
  const size = { width: Math.ceil(width) + 32, height: Math.ceil(height) + head + 28 }
  for (const [name, value] of Object.entries({ xmlns: SVG, ...size, viewBox: `0 0 ${size.width} ${size.height}` }))
    outer.setAttribute(name, String(value))
  const paper = document.createElementNS(SVG, 'rect')
  for (const [name, value] of Object.entries({ ...size, fill: ground.backgroundColor }))
    paper.setAttribute(name, String(value))
  const words = document.createElementNS(SVG, 'text')
  for (const [name, value] of Object.entries({ x: 16, y: 26, fill: ground.color, 'font-size': 13, 'font-weight': 600 }))
    words.setAttribute(name, String(value))
  words.setAttribute('font-family', 'Geist, system-ui, sans-serif')
  words.textContent = title
  outer.append(paper, words, copy)
  return { svg: new XMLSerializer().serializeToString(outer), ...size }
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

export function saveFigureAsSvg(panel: HTMLElement, title: string, name: string): void {
  const figure = figureAsSvg(panel, title)
  if (figure) saveFile(`${name}.svg`, new Blob([figure.svg], { type: 'image/svg+xml' }))
}

/** At twice its size, for slides. */
export async function saveFigureAsPng(panel: HTMLElement, title: string, name: string): Promise<void> {
  const figure = figureAsSvg(panel, title)
  if (!figure) return
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(figure.svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = figure.width * 2
  canvas.height = figure.height * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (png) saveFile(`${name}.png`, png)
}
