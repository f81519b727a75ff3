import { z } from 'zod'

/** An error as RFC 9457 writes it, with the members that our server adds. Unknown members are ignored, as the RFC asks. */
export const problemSchema = z.object({
  type: z.string().optional(),
  title: z.string(),
  status: z.number().optional(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
})
