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

const canSync = (handle: object): handle is SyncCapable => 'createSyncAccessHandle' in handle

/** Creates a file for one writer: a second open handle throws `NoModificationAllowedError`, while readers use `getFile()`. */
export async function createSyncFile(directory: FileSystemDirectoryHandle, name: string): Promise<SyncFile> {
  const handle = await directory.getFileHandle(name, { create: true })
  if (!canSync(handle)) throw new Error('files can only be written from a worker')
  return handle.createSyncAccessHandle()
}
