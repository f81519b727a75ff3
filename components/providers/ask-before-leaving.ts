type Page = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

const ask = (event: Event): void => event.preventDefault()
const going = new Map<Page, number>()

/**
 * Answers as `work` does. While it goes on, the browser asks before the page is reloaded or closed: workers end with their page, and what they
 * have not finished is lost. Moving within the app is not leaving.
 */
export async function askBeforeLeaving<T>(work: Promise<T>, page: Page = window): Promise<T> {
  going.set(page, (going.get(page) ?? 0) + 1)
  page.addEventListener('beforeunload', ask)
  try {
    return await work
  } finally {
    const left = (going.get(page) ?? 1) - 1
    if (left > 0) going.set(page, left)
    else {
      going.delete(page)
      page.removeEventListener('beforeunload', ask)
    }
  }
}
