/** What a file is by its first four bytes, whatever it is called. */
export function fileKind(start: Uint8Array): 'zip' | 'parquet' | 'gzip' | 'text' {
  if (startsWith(start, [0x50, 0x4b, 3, 4])) return 'zip'
  if (startsWith(start, [0x50, 0x41, 0x52, 0x31])) return 'parquet'
  return startsWith(start, [0x1f, 0x8b]) ? 'gzip' : 'text'
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)
