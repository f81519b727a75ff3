/** Says why, once a worker ends by an error of its own or cannot be loaded; stays silent for as long as all is well. */
export function deathOf(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      resolve(event.message || 'it could not be loaded')
    })
  })
}
