import { resolve } from 'node:path'
import type { Given } from './command'

export const WORKSPACE = { value: 'FOLDER', help: 'Where runs are remembered (default .ridecast/).' } as const

export const workspaceOf = (given: Given): string => resolve(given.one('workspace') ?? '.ridecast')
