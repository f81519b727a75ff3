/** What is needed of cryptography, so that the handlers stay pure. */
export interface Secrets {
  /** 32 random bytes, base64url: 43 characters. */
  token(): string
  /** 8 random bytes, lower-case hexadecimal: a record's id, a span's id. */
  id(): string
  /** SHA-256 of the text, hexadecimal. Enough for secrets of 256 random bits; never for passwords. */
  digest(text: string): string
  /** Compares in a time that does not depend on where they differ. */
  equal(a: string, b: string): boolean
}
