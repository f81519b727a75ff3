import { type Handler, hostOf } from '../handler'
import { openApi } from '../open-api'
import { json } from '../outcome'

export const openapi: Handler = (call, deps) => json(openApi(deps.site.urlFor(hostOf(call))))
