/** The app's own code that a test runs in the page, under the page's policy and in the browser's arithmetic. */
export { loadArtefact } from '@/lib/models/load-artefact'
export { predictHere } from '@/lib/serving/playground'
