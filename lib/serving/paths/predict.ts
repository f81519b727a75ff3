import { type Handler, param } from '../handler'
import { predictRides } from '../predict-rides'
import { unknownEndpoint } from './endpoint'

export const predict: Handler = (call, deps) => {
  const resident = deps.fleet.get(param(call, 'name'))
  if (!resident) return unknownEndpoint()
  // A session is the studio's; programs come with a key, or with nothing.
  return predictRides(call.body, resident, call.caller.kind === 'session' ? 'tried' : 'served', deps)
}
