/** Control characters, and those that are invisible or turn text around; not half a surrogate pair, which JSON escapes itself. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')

/** What somebody wrote, in quotes, as an error may repeat it: what cannot be seen is escaped, what is long is cut between whole characters. */
export function quote(text: string, most = 40): string {
  const letters = Array.from(text.slice(0, 2 * most))
  const cut = letters.length > most || text.length > 2 * most ? `${letters.slice(0, most).join('')}…` : text
  return JSON.stringify(cut).replace(UNSEEN, escaped)
}
