import { access, constants, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '@/lib/shared/result'
import { reason } from './read-trip-files'

/** Can a file be written at this path, as far as can be told without writing it? For asking before long work, not after. */
export async function canWrite(path: string): Promise<Result<null>> {
  try {
    const there = await stat(path).catch(() => null)
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    const folder = dirname(path)
    if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is no folder`)
    await access(there ? path : folder, constants.W_OK)
    return ok(null)
  } catch (error) {
    return unwritable(path, error)
  }
}

/** Says which path, why the system refuses it, and what to do. */
export const unwritable = (path: string, error: unknown): Result<never> =>
  fail('file/unwritable', `${path} cannot be written: ${reason(error, 'folder')}. Name another place.`)
