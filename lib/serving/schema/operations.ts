import type * as z from 'zod'
import * as endpoints from './endpoints'
import * as health from './health'
import * as keys from './keys'
import * as models from './models'
import * as predict from './predict'
import * as session from './session'
import * as shares from './shares'

/**
 * Who may call: `open` anyone; `endpoint` as the endpoint's access says (public: anyone; private: any key or a session);
 * `read` any key or a session; `deploy` a deploy key or a session; `admin` a session only.
 */
export type Permission = 'open' | 'endpoint' | 'read' | 'deploy' | 'admin'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export interface Operation {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly permission: Permission
  /** JSON schema of the body, or `bytes` for application/octet-stream, or null. */
  readonly request: z.ZodType | 'bytes' | null
  /** By status; null: no body; `bytes`: a file; `json`: JSON without a schema of its own. */
  readonly responses: Readonly<Record<number, z.ZodType | 'bytes' | 'json' | null>>
  /** Answered however often it is asked: whoever watches over the server asks it. */
  readonly isUnlimited?: true
  /** Statuses of problems that it may answer, besides 400, 405, 421 and 500. */
  readonly problems: readonly number[]
}

const operation = <const T extends Operation>(it: T): T & Pick<Operation, 'isUnlimited'> => it

/** Every operation of the API. The router, the OpenAPI document, the clients and their tests all read this list. */
export const OPERATIONS = [
  operation({
    id: 'getSession',
    method: 'GET',
    path: '/api/v1/session',
    summary: 'Is this browser signed in?',
    permission: 'open',
    request: null,
    responses: { 200: session.SessionState },
    problems: [429],
  }),
  operation({
    id: 'signIn',
    method: 'POST',
    path: '/api/v1/session',
    summary: 'Redeem a one-time sign-in token; sets the session cookie',
    permission: 'open',
    request: session.SignIn,
    responses: { 200: session.SessionState },
    problems: [401, 403, 410, 413, 415, 422, 429],
  }),
  operation({
    id: 'signOut',
    method: 'DELETE',
    path: '/api/v1/session',
    summary: 'End this session',
    permission: 'open',
    request: null,
    responses: { 204: null },
    problems: [403, 429],
  }),
  operation({
    id: 'listKeys',
    method: 'GET',
    path: '/api/v1/keys',
    summary: 'API keys, without their secrets',
    permission: 'admin',
    request: null,
    responses: { 200: keys.KeyList },
    problems: [401, 403, 429],
  }),
  operation({
    id: 'createKey',
    method: 'POST',
    path: '/api/v1/keys',
    summary: 'Make an API key; shown in this answer only',
    permission: 'admin',
    request: keys.NewKey,
    responses: { 201: keys.CreatedKey },
    problems: [401, 403, 409, 413, 415, 422, 429, 503],
  }),
  operation({
    id: 'revokeKey',
    method: 'DELETE',
    path: '/api/v1/keys/{id}',
    summary: 'Revoke an API key at once',
    permission: 'admin',
    request: null,
    responses: { 204: null },
    problems: [401, 403, 404, 429, 503],
  }),
  operation({
    id: 'uploadModel',
    method: 'POST',
    path: '/api/v1/models',
    summary: 'Upload an artefact: checked in full, then stored under its SHA-256',
    permission: 'deploy',
    request: 'bytes',
    responses: { 200: models.StoredModel, 201: models.StoredModel },
    problems: [401, 403, 413, 415, 422, 429, 503, 507],
  }),
  operation({
    id: 'downloadModel',
    method: 'GET',
    path: '/api/v1/models/{artefactId}',
    summary: 'Download an artefact',
    permission: 'deploy',
    request: null,
    responses: { 200: 'bytes' },
    problems: [401, 403, 404, 429],
  }),
  operation({
    id: 'listEndpoints',
    method: 'GET',
    path: '/api/v1/endpoints',
    summary: 'All endpoints',
    permission: 'read',
    request: null,
    responses: { 200: endpoints.EndpointList },
    problems: [401, 429],
  }),
  operation({
    id: 'getEndpoint',
    method: 'GET',
    path: '/api/v1/endpoints/{name}',
    summary: 'One endpoint: input, live version, lineage, timeline',
    permission: 'endpoint',
    request: null,
    responses: { 200: endpoints.EndpointDetail },
    problems: [401, 404, 429],
  }),
  operation({
    id: 'changeEndpoint',
    method: 'PATCH',
    path: '/api/v1/endpoints/{name}',
    summary: 'Change who may call',
    permission: 'admin',
    request: endpoints.EndpointChange,
    responses: { 200: endpoints.EndpointDetail },
    problems: [401, 403, 404, 413, 415, 422, 429, 503],
  }),
  operation({
    id: 'deleteEndpoint',
    method: 'DELETE',
    path: '/api/v1/endpoints/{name}',
    summary: 'Take an endpoint down, with its share links',
    permission: 'admin',
    request: null,
    responses: { 204: null },
    problems: [401, 403, 404, 429, 503],
  }),
  operation({
    id: 'deploy',
    method: 'POST',
    path: '/api/v1/endpoints/{name}/deploy',
    summary: 'Load, check, warm and swap in an uploaded model; the one before stays for a rollback',
    permission: 'deploy',
    request: endpoints.DeployRequest,
    responses: { 200: endpoints.EndpointDetail, 201: endpoints.EndpointDetail },
    problems: [401, 403, 404, 409, 413, 415, 422, 429, 503, 507],
  }),
  operation({
    id: 'rollback',
    method: 'POST',
    path: '/api/v1/endpoints/{name}/rollback',
    summary: 'Go back to what was live before, or to a revision of the timeline',
    permission: 'deploy',
    request: endpoints.RollbackRequest,
    responses: { 200: endpoints.EndpointDetail },
    problems: [401, 403, 404, 409, 413, 415, 422, 429, 503],
  }),
  operation({
    id: 'predict',
    method: 'POST',
    path: '/api/v1/endpoints/{name}/predict',
    summary: 'Predict the duration of one ride or up to 1,000',
    permission: 'endpoint',
    request: predict.PredictRequest,
    responses: { 200: predict.PredictResponse },
    problems: [401, 403, 404, 413, 415, 422, 429, 503],
  }),
  operation({
    id: 'listShares',
    method: 'GET',
    path: '/api/v1/endpoints/{name}/shares',
    summary: 'Share links of an endpoint, without their tokens',
    permission: 'admin',
    request: null,
    responses: { 200: shares.ShareList },
    problems: [401, 403, 404, 429],
  }),
  operation({
    id: 'createShare',
    method: 'POST',
    path: '/api/v1/endpoints/{name}/shares',
    summary: 'Make a link to the playground alone; shown in this answer only',
    permission: 'admin',
    request: shares.NewShare,
    responses: { 201: shares.CreatedShare },
    problems: [401, 403, 404, 409, 413, 415, 422, 429, 503],
  }),
  operation({
    id: 'revokeShare',
    method: 'DELETE',
    path: '/api/v1/endpoints/{name}/shares/{id}',
    summary: 'Revoke a share link at once',
    permission: 'admin',
    request: null,
    responses: { 204: null },
    problems: [401, 403, 404, 429, 503],
  }),
  operation({
    id: 'getShared',
    method: 'GET',
    path: '/api/v1/shared/{token}',
    summary: 'What a shared playground shows',
    permission: 'open',
    request: null,
    responses: { 200: shares.SharedEndpoint },
    problems: [404, 429],
  }),
  operation({
    id: 'predictShared',
    method: 'POST',
    path: '/api/v1/shared/{token}/predict',
    summary: 'Predict through a share link',
    permission: 'open',
    request: predict.PredictRequest,
    responses: { 200: predict.PredictResponse },
    problems: [403, 404, 413, 415, 422, 429, 503],
  }),
  operation({
    id: 'live',
    method: 'GET',
    path: '/api/health/live',
    summary: 'Does the process answer?',
    permission: 'open',
    isUnlimited: true,
    request: null,
    responses: { 200: health.Live },
    problems: [],
  }),
  operation({
    id: 'ready',
    method: 'GET',
    path: '/api/health/ready',
    summary: 'May traffic be sent here?',
    permission: 'open',
    isUnlimited: true,
    request: null,
    responses: { 200: health.Ready },
    problems: [503],
  }),
  operation({
    id: 'openapi',
    method: 'GET',
    path: '/api/v1/openapi.json',
    summary: 'This API as an OpenAPI 3.1 document',
    permission: 'open',
    request: null,
    responses: { 200: 'json' },
    problems: [429],
  }),
] as const

export type OperationId = (typeof OPERATIONS)[number]['id']
