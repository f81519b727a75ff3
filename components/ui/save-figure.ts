import { pictureOf } from './panel-picture'
import { saveFile } from './save-file'

export async function saveFigureAsSvg(panel: HTMLElement, name: string): Promise<void> {
  saveFile(`${name}.svg`, new Blob([(await pictureOf(panel)).svg], { type: 'image/svg+xml' }))
}

/** At twice its size, for slides. */
export async function saveFigureAsPng(panel: HTMLElement, name: string): Promise<void> {
  const { svg, width, height } = await pictureOf(panel)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (png) saveFile(`${name}.png`, png)
}
