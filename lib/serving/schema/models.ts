import * as z from 'zod'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { ArtefactAddress } from './names'

/** 201 (new) or 200 (the same bytes were here before) of POST /api/v1/models, whose body is the artefact file itself. */
export const StoredModel = z
  .object({
    artefactId: ArtefactAddress,
    bytes: z.int().positive(),
    family: z.enum(FAMILY_NAMES),
    goldenRides: z
      .int()
      .nonnegative()
      .meta({ description: 'Rides predicted again to prove that the model arrived whole' }),
  })
  .meta({ id: 'StoredModel' })
export type StoredModel = z.infer<typeof StoredModel>
