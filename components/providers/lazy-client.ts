import type { Client } from '@/lib/adapters/http/client'
import type { ApiFailure, ApiResult } from '@/lib/adapters/http/transport'

const NOT_ARRIVED: ApiFailure = {
  code: 'server/away',
  message: 'The server does not answer. Start it again, or wait until the network is back.',
  status: null,
  fields: [],
  requestId: null,
}

/**
 * The server's client, whose code (the schemas of every answer are most of it) arrives with the first call. Where it does not arrive,
 * the server is away; the next call asks for it again.
 */
export function lazyClient(load: () => Promise<Client>): Client {
  let arriving: Promise<Client> | null = null
  const client = (): Promise<Client> => {
    arriving ??= load().catch((error: unknown) => {
      arriving = null
      throw error
    })
    return arriving
  }
  const later =
    <Args extends readonly unknown[], T>(pick: (each: Client) => (...args: Args) => Promise<ApiResult<T>>) =>
    async (...args: Args): Promise<ApiResult<T>> => {
      try {
        return await pick(await client())(...args)
      } catch {
        return { ok: false, error: NOT_ARRIVED }
      }
    }

  return {
    baseUrl: '',
    ready: later((each) => each.ready),
    session: later((each) => each.session),
    signIn: later((each) => each.signIn),
    signOut: later((each) => each.signOut),
    keys: later((each) => each.keys),
    createKey: later((each) => each.createKey),
    revokeKey: later((each) => each.revokeKey),
    uploadModel: later((each) => each.uploadModel),
    downloadModel: later((each) => each.downloadModel),
    endpoints: later((each) => each.endpoints),
    endpoint: later((each) => each.endpoint),
    deploy: later((each) => each.deploy),
    rollback: later((each) => each.rollback),
    changeEndpoint: later((each) => each.changeEndpoint),
    deleteEndpoint: later((each) => each.deleteEndpoint),
    predict: later((each) => each.predict),
    shares: later((each) => each.shares),
    createShare: later((each) => each.createShare),
    revokeShare: later((each) => each.revokeShare),
    sharedEndpoint: later((each) => each.sharedEndpoint),
    predictShared: later((each) => each.predictShared),
  }
}
