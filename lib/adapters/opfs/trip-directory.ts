import { canSync } from './sync-file'
import { isHeld } from './when-free'

/** The folder of trip files in the origin's private file system. */
export interface TripDirectory {
  readonly handle: FileSystemDirectoryHandle
  names(): Promise<string[]>
  file(name: string): Promise<File | null>
  /** Does nothing where there is no such file. False where another tab holds it. */
  remove(name: string): Promise<boolean>
}

const FOLDER = 'trips'

/** How many files lie there, without making the folder; 0 where the browser has no private file system. */
export async function tripFileCount(): Promise<number> {
  try {
    const root = await navigator.storage.getDirectory()
    let count = 0
    for await (const _ of (await root.getDirectoryHandle(FOLDER)).keys()) count++
    return count
  } catch {
    return 0
  }
}

export async function openTripDirectory(folder = FOLDER): Promise<TripDirectory> {
  const root = await navigator.storage.getDirectory()
  const handle = await root.getDirectoryHandle(folder, { create: true })
  return {
    handle,
    async names() {
      const names: string[] = []
      for await (const name of handle.keys()) names.push(name)
      return names
    },
    async file(name) {
      try {
        return await (await handle.getFileHandle(name)).getFile()
      } catch (error) {
        if (isNamed(error, 'NotFoundError')) return null
        throw error
      }
    },
    async remove(name) {
      try {
        await empty(await handle.getFileHandle(name))
        await handle.removeEntry(name)
        return true
      } catch (error) {
        if (isNamed(error, 'NotFoundError')) return true
        if (isHeld(error)) return false
        throw error
      }
    },
  }
}

/**
 * Chromium writes down only at its end how long a file grew that was written through an access handle, but takes the whole length off when
 * the file is removed: the origin's usage wraps below zero, to 4.29 GB at its next start. A file without bytes takes nothing off. Only
 * workers can do it.
 */
async function empty(file: FileSystemFileHandle): Promise<void> {
  if (!canSync(file)) return
  const open = await file.createSyncAccessHandle()
  open.truncate(0)
  open.close()
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name
