const LONGEST_NAME = 120
/** Control characters, direction marks and zero-width characters: a name must not change how the text around it reads. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/** A zone's name as a file gives it, made safe to show; null where nothing is left. */
export const zoneLabel = (text: string): string | null =>
  text.replace(UNSEEN, ' ').trim().slice(0, LONGEST_NAME) || null
