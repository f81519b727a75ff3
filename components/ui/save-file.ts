/** Hands bytes to the browser's download, under a name that no file system refuses. */
export function saveFile(name: string, contents: Blob): void {
  const url = URL.createObjectURL(contents)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name.replaceAll(/[\\/:*?"<>|]/g, '-').slice(0, 120)
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export const saveText = (name: string, text: string, type: string): void =>
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }))
