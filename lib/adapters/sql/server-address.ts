import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from './lock-folder'

const fileIn = (folder: string): string => join(folder, 'server.url')

/** Writes down, beside the lock that this process holds, where its server is reached. */
export function tellAddress(folder: string, url: string): void {
  writeFileSync(fileIn(folder), `${url}\n`, { mode: 0o600 })
}

/** For whoever lets go of the lock. */
export const forgetAddress = (folder: string): void => rmSync(fileIn(folder), { force: true })

/** Whether a server runs on a data folder, and where it is reached: null where it has not said so. */
export function runningServer(folder: string): { readonly address: string | null } | null {
  if (!existsSync(join(folder, 'server.lock'))) return null
  const lock = lockFolder(folder)
  // What a server that was killed has left behind says nothing: the lock went with it.
  if (lock.ok) {
    lock.value.release()
    return null
  }
  try {
    const url = readFileSync(fileIn(folder), 'utf8').trim()
    return { address: URL.canParse(url) ? url : null }
  } catch {
    return { address: null }
  }
}
