const LONGEST_NAME = 120
/** Control characters, direction marks, zero-width characters and halves of pairs: a name must not change how the text around it reads. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu
const HALF_AT_END = /\p{Cs}$/u

/** A zone's name as a file gives it, made safe to show; null where nothing is left. */
export const zoneLabel = (text: string): string | null =>
  text.replace(UNSEEN, ' ').trim().slice(0, LONGEST_NAME).replace(HALF_AT_END, '') || null
