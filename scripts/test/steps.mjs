/** @typedef {{ name: string, tool: string, args: readonly string[] }} Step one tool with its arguments */

/** The folders whose tests take milliseconds. */
export const unitFolders = ['lib/', 'server/', 'components/', 'workers/', 'tests/architecture/']

/** @satisfies {Record<string, Step>} */
export const steps = {
  lint: { name: 'lint', tool: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
  unused: { name: 'unused code', tool: 'knip/bin/knip.js', args: ['--no-progress'] },
  /** What nothing but tests uses belongs beside the tests. */
  testOnly: {
    name: 'code of tests alone',
    tool: 'knip/bin/knip.js',
    args: ['--no-progress', '--config', 'knip.production.json', '--production', '--include', 'files,exports'],
  },
  types: { name: 'types', tool: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  workerTypes: {
    name: 'types of workers',
    tool: 'typescript/bin/tsc',
    args: ['--noEmit', '-p', 'workers/tsconfig.json'],
  },
}
