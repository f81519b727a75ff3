/**
 * `npm run mutations`: applies each small patch of `tests/mutations.json` to the source, one at a time, and expects its test to turn red.
 * A patch that goes unnoticed means that the test does not test what it says. `npm run mutations -- split` runs those that name "split".
 * The source is put back as it was after each one, also when interrupted.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './setup/root.mjs'
import { runTool } from './setup/run.mjs'
import { say, seconds } from './setup/say.mjs'

const asked = process.argv.slice(2)
/** @type {readonly { why: string, file: string, find: string, replace: string, test: string }[]} */
const known = JSON.parse(readFileSync(inRoot('tests', 'mutations.json'), 'utf8'))
const mutations = known.filter(
  (mutation) => asked.length === 0 || asked.some((word) => JSON.stringify(mutation).includes(word)),
)

let restore = () => {}
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    restore()
    process.exit(130)
  })

/** @type {string[]} */
const unnoticed = []
for (const { why, file, find, replace, test } of mutations) {
  const began = performance.now()
  const path = inRoot(file)
  const source = readFileSync(path, 'utf8')
  if (source.split(find).length !== 2) {
    unnoticed.push(`${file}: the text to replace is not there exactly once: ${find.trim()}`)
    continue
  }
  restore = () => writeFileSync(path, source)
  writeFileSync(
    path,
    source.replace(find, () => replace),
  )
  try {
    const { code } = await runTool('vitest/vitest.mjs', ['run', '--project', 'unit', '--bail', '1', test], {
      quiet: true,
    })
    if (code === 0) unnoticed.push(`${test} does not notice that ${why} (${file})`)
    say(`${code === 0 ? 'unnoticed' : 'noticed'} in ${seconds(began)}: ${why}`)
  } finally {
    restore()
  }
}
for (const line of unnoticed) say(line)
say(`${mutations.length - unnoticed.length} of ${mutations.length} patches turn their test red`)
process.exit(unnoticed.length === 0 ? 0 : 1)
