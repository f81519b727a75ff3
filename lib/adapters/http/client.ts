import type { DeployRequest, EndpointChange, RollbackRequest } from '@/lib/serving/schema/endpoints'
import type { NewKey } from '@/lib/serving/schema/keys'
import type { PredictRequest } from '@/lib/serving/schema/predict'
import type { NewShare } from '@/lib/serving/schema/shares'
import type { ArtefactId } from '@/lib/shared/ids'
import { type ApiResult, type Call, call, callSilent, download, type Server } from './transport'

const endpoints = () => import('@/lib/serving/schema/endpoints')
const keys = () => import('@/lib/serving/schema/keys')
const shares = () => import('@/lib/serving/schema/shares')
const EndpointList = async () => (await endpoints()).EndpointList
const EndpointDetail = async () => (await endpoints()).EndpointDetail
const Ready = async () => (await import('@/lib/serving/schema/health')).Ready
const KeyList = async () => (await keys()).KeyList
const CreatedKey = async () => (await keys()).CreatedKey
const StoredModel = async () => (await import('@/lib/serving/schema/models')).StoredModel
const PredictResponse = async () => (await import('@/lib/serving/schema/predict')).PredictResponse
const SessionState = async () => (await import('@/lib/serving/schema/session')).SessionState
const ShareList = async () => (await shares()).ShareList
const CreatedShare = async () => (await shares()).CreatedShare
const SharedEndpoint = async () => (await shares()).SharedEndpoint

/** The largest artefact that a server may send: what a server may be sent, and room for its manifest. */
const LARGEST_ARTEFACT = 33 * 1024 * 1024
/** An upload may crawl; the server cuts what stands still. */
const UPLOAD_TIMEOUT = 300_000
const DEPLOY_TIMEOUT = 60_000

export type Client = ReturnType<typeof createClient>

/** Every operation of the server's API as a function. Nothing throws: no answer and "no" are values alike. */
export function createClient(server: Server) {
  const run = <T>(
    method: Call<T>['method'],
    path: string,
    reply: Call<T>['reply'],
    rest: Partial<Pick<Call<T>, 'json' | 'bytes' | 'timeout' | 'signal'>> = {},
  ): Promise<ApiResult<T>> => call(server, { method, path, reply, ...rest })
  const remove = (path: string) => callSilent(server, 'DELETE', path)
  const at = (name: string): string => `/api/v1/endpoints/${encodeURIComponent(name)}`
  const shared = (token: string): string => `/api/v1/shared/${encodeURIComponent(token)}`

  return {
    baseUrl: server.baseUrl,
    ready: () => run('GET', '/api/health/ready', Ready, { timeout: 5_000 }),

    session: () => run('GET', '/api/v1/session', SessionState),
    signIn: (token: string) => run('POST', '/api/v1/session', SessionState, { json: { token } }),
    signOut: () => remove('/api/v1/session'),

    keys: () => run('GET', '/api/v1/keys', KeyList),
    createKey: (key: NewKey) => run('POST', '/api/v1/keys', CreatedKey, { json: key }),
    revokeKey: (id: string) => remove(`/api/v1/keys/${encodeURIComponent(id)}`),

    uploadModel: (bytes: Uint8Array, signal?: AbortSignal) =>
      run('POST', '/api/v1/models', StoredModel, { bytes, timeout: UPLOAD_TIMEOUT, ...(signal ? { signal } : {}) }),
    downloadModel: (id: ArtefactId) => download(server, `/api/v1/models/${encodeURIComponent(id)}`, LARGEST_ARTEFACT),

    endpoints: () => run('GET', '/api/v1/endpoints', EndpointList),
    endpoint: (name: string) => run('GET', at(name), EndpointDetail),
    deploy: (name: string, deploy: DeployRequest, signal?: AbortSignal) =>
      run('POST', `${at(name)}/deploy`, EndpointDetail, {
        json: deploy,
        timeout: DEPLOY_TIMEOUT,
        ...(signal ? { signal } : {}),
      }),
    rollback: (name: string, to: RollbackRequest = {}) =>
      run('POST', `${at(name)}/rollback`, EndpointDetail, { json: to, timeout: DEPLOY_TIMEOUT }),
    changeEndpoint: (name: string, change: EndpointChange) => run('PATCH', at(name), EndpointDetail, { json: change }),
    deleteEndpoint: (name: string) => remove(at(name)),
    predict: (name: string, request: PredictRequest, signal?: AbortSignal) =>
      run('POST', `${at(name)}/predict`, PredictResponse, { json: request, ...(signal ? { signal } : {}) }),

    shares: (name: string) => run('GET', `${at(name)}/shares`, ShareList),
    createShare: (name: string, share: NewShare) => run('POST', `${at(name)}/shares`, CreatedShare, { json: share }),
    revokeShare: (name: string, id: string) => remove(`${at(name)}/shares/${encodeURIComponent(id)}`),
    sharedEndpoint: (token: string) => run('GET', shared(token), SharedEndpoint),
    predictShared: (token: string, request: PredictRequest, signal?: AbortSignal) =>
      run('POST', `${shared(token)}/predict`, PredictResponse, { json: request, ...(signal ? { signal } : {}) }),
  }
}
