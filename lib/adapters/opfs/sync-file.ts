import { type Patience, whenFree } from './when-free'

/** The part of `FileSystemSyncAccessHandle` that we use; only dedicated workers have it, so the DOM's types do not name it. */
export interface SyncFile {
  read(into: Uint8Array<ArrayBuffer>, options: { at: number }): number
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}

interface SyncCapable {
  createSyncAccessHandle(): Promise<SyncFile>
}

/** Only dedicated workers can. */
export const canSync = (handle: object): handle is SyncCapable => 'createSyncAccessHandle' in handle

/** Creates a file for one writer: where another has it open it is waited for. Readers use `getFile()`. Throws `HeldElsewhere`. */
export async function createSyncFile(
  directory: FileSystemDirectoryHandle,
  name: string,
  patience: Patience,
): Promise<SyncFile> {
  const handle = await directory.getFileHandle(name, { create: true })
  if (!canSync(handle)) throw new Error('files can only be written from a worker')
  return whenFree(name, () => handle.createSyncAccessHandle(), patience)
}
