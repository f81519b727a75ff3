import { z } from 'zod'
import type { SettingValue } from '../artefact'

/** One setting, for a form and for the script's help. */
export interface SettingField {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly default: SettingValue
  readonly whole: boolean
  readonly min: number | null
  readonly max: number | null
  /** What it may be, where that is one of a few words; null elsewhere. */
  readonly choices: readonly string[] | null
}

const property = z.object({
  title: z.string(),
  description: z.string(),
  default: z.union([z.number(), z.string(), z.boolean()]),
  type: z.string(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.string()).optional(),
})

/**
 * Reads the fields out of the schema: a setting is written down once. One that came later than artefacts of its family is `exactOptional`,
 * with its default in `meta`: left alone it is not written down, and the artefact's bytes stay what they were.
 */
export function fieldsOf(schema: z.ZodType): readonly SettingField[] {
  const properties = z.record(z.string(), property).parse(z.toJSONSchema(schema).properties ?? {})
  return Object.entries(properties).map(([name, told]) => ({
    name,
    title: told.title,
    description: told.description,
    default: told.default,
    whole: told.type === 'integer',
    min: told.minimum ?? null,
    max: told.maximum ?? null,
    choices: told.enum ?? null,
  }))
}
