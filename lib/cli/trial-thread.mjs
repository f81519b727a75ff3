/** A thread of `ridecast sweep`: like the script itself, TypeScript run as it is. */
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) })
await import('./train-trials.ts')
