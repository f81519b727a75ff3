import * as z from 'zod'

/** The last part of an endpoint's URL: lower-case letters, digits and inner hyphens, 1–64 characters. */
export const EndpointName = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'Use 1–64 lower-case letters, digits and inner hyphens: green-nyc.')
  .meta({ description: 'Name of an endpoint', examples: ['green-nyc'] })

/** What a person calls a thing (a model, a key, a link): shown, never used as an address. No control or invisible characters. */
export const Label = z
  .string()
  .min(1, 'Give it a name of 1–100 characters.')
  .max(100, 'Give it a name of 1–100 characters.')
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]+$/u, 'Leave out control and invisible characters.')
  .meta({ description: 'A name for people', examples: ['green-nyc'] })

/** SHA-256 of an artefact's bytes, lower-case hexadecimal. */
export const ArtefactAddress = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Give the SHA-256 of the artefact: 64 hexadecimal digits.')
  .meta({ description: 'SHA-256 of the artefact’s bytes' })

/** Milliseconds since 1970-01-01 UTC. */
export const Instant = z.int().nonnegative().meta({ description: 'Milliseconds since 1970-01-01 UTC' })

/** Id of a key or a share link: not a secret. */
export const RecordId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
