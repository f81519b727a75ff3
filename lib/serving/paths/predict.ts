import { type Handler, param } from '../handler'
import { predictRides } from '../predict-rides'
import { unknownEndpoint } from './endpoint'

export const predict: Handler = (call, deps) => {
  const resident = deps.fleet.get(param(call, 'name'))
  return resident ? predictRides(call.body, resident, deps) : unknownEndpoint()
}
