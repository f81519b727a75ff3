import * as z from 'zod'

/** One wrong place in a request body: a JSON pointer in a URI fragment (RFC 6901, section 6) and what is wrong with it. */
export const ProblemPart = z.object({ pointer: z.string(), detail: z.string() }).meta({
  id: 'ProblemPart',
  examples: [{ pointer: '#/rides/0/pickupAt', detail: 'Write it as 2023-02-03T08:15:00.' }],
})
export type ProblemPart = z.infer<typeof ProblemPart>

/** RFC 9457 problem details, the body of every answer from 400 up. `detail` is one sentence with the remedy. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'Stable and machine-readable: urn:ridecast:problem:<code>' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().meta({ description: 'The path that was asked for' }),
    requestId: z.string().meta({ description: 'Also in the x-request-id header and the server’s log' }),
    errors: z.array(ProblemPart).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
