import config from './playwright.config'

/** Pictures of every page for the documents, taken from the built app. */
export default {
  ...config,
  testDir: 'tests/pictures',
  reporter: [['list']],
  use: { ...config.use, actionTimeout: 20_000 },
}
