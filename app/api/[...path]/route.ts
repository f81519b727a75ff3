import { answerNext } from '@/server/answer-next'
import { container } from '@/server/container'

/** The same handlers as the server's hot path, for where only Next runs. */
async function answer(request: Request): Promise<Response> {
  return answerNext(request, await container())
}

export const dynamic = 'force-dynamic'
export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
