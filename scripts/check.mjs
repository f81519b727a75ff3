/** `npm run check`: what to run before every commit. Lint, types of pages and of workers, unit tests; under half a minute. */

import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { runTool } from './setup/run.mjs'
import { say, seconds } from './setup/say.mjs'
import { steps, unitFolders } from './test/steps.mjs'

requireNode()
await ensureDependencies({ withTests: true })

const began = performance.now()
const unit = {
  name: 'unit tests',
  tool: 'vitest/vitest.mjs',
  args: ['run', '--project', 'unit', '--reporter=dot', ...unitFolders],
}
const checks = [steps.lint, steps.types, steps.workerTypes, unit]
const results = await Promise.all(
  checks.map(async (step) => ({ step, ...(await runTool(step.tool, step.args, { quiet: true })) })),
)
for (const { step, code, output } of results) {
  if (code !== 0) console.error(`\n${output.trimEnd()}\n\n${step.name}: failed`)
}
const failed = results.filter(({ code }) => code !== 0).map(({ step }) => step.name)
say(failed.length === 0 ? `All well in ${seconds(began)}` : `Failed: ${failed.join(', ')} (${seconds(began)})`)
process.exit(failed.length === 0 ? 0 : 1)
