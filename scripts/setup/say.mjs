/** What the commands tell the person who ran them: one line a step, and one sentence when they cannot go on. */

const colourful = process.stdout.isTTY === true && process.env.NO_COLOR === undefined

/** @param {string} line */
export function say(line) {
  console.log(colourful ? `\u001b[2m·\u001b[0m ${line}` : `· ${line}`)
}

/**
 * Ends the command with one sentence and exit code 1.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** @param {number} since milliseconds, from `performance.now()` */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
