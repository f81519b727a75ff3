/** `npm run check`: what to run before every commit. Lint, code that nothing or that tests alone use, types of pages and of workers, unit tests; under half a minute. */

import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { runTool } from './setup/run.mjs'
import { say, seconds } from './setup/say.mjs'
import { steps, unitFolders } from './test/steps.mjs'

requireNode()
await ensureDependencies({ withTests: true })

const began = performance.now()
const vitest = ['run', '--project', 'unit', '--reporter=dot']
/** Files share one environment where they can: it halves the time. Those that load TensorFlow.js, which is one per environment, cannot. */
const alone = ['lib/adapters/tfjs/', 'lib/training/', 'lib/cli/']
/** Left to `npm test`: they take seconds of their own. */
const slow = ['lib/trips/gunzip.test.ts', 'tests/architecture/kernels.test.ts', 'tests/architecture/planting.test.ts']
const excluded = [...alone.map((folder) => `${folder}**`), ...slow].flatMap((pattern) => ['--exclude', pattern])
const unit = {
  name: 'unit tests',
  tool: 'vitest/vitest.mjs',
  args: [...vitest, '--no-isolate', ...excluded, ...unitFolders],
}
const training = { name: 'training tests', tool: 'vitest/vitest.mjs', args: [...vitest, ...alone] }
const checks = [steps.lint, steps.unused, steps.testOnly, steps.types, steps.workerTypes, unit, training]
const results = await Promise.all(
  checks.map(async (step) => ({
    step,
    ...(await runTool(step.tool, step.args, { quiet: true, env: { NO_COLOR: '1' } })),
  })),
)
for (const { step, code, output } of results) {
  if (code !== 0) console.error(`\n${output.trimEnd()}\n\n${step.name}: failed`)
}
const failed = results.filter(({ code }) => code !== 0).map(({ step }) => step.name)
say(failed.length === 0 ? `All well in ${seconds(began)}` : `Failed: ${failed.join(', ')} (${seconds(began)})`)
process.exit(failed.length === 0 ? 0 : 1)
