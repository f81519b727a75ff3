/** `node scripts/boundaries/write.mjs`: writes `biome.boundaries.json` after the table has changed. */

import { writeFileSync } from 'node:fs'
import { inRoot } from '../setup/root.mjs'
import { runTool } from '../setup/run.mjs'
import { linterConfiguration } from './linter.mjs'

writeFileSync(inRoot('biome.boundaries.json'), `${JSON.stringify(linterConfiguration(), null, 2)}\n`)
await runTool('@biomejs/biome/bin/biome', ['format', '--write', 'biome.boundaries.json'], { quiet: true })
