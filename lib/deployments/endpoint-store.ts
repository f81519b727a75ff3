import type { Access, Deployment, Endpoint } from './endpoint'

/** Where endpoints and their timelines are kept. Each write is all or nothing, and durable when its promise resolves. */
export interface EndpointStore {
  list(): Promise<readonly Endpoint[]>
  /** Creates the endpoint. */
  create(endpoint: Endpoint): Promise<void>
  /** Adds to the timeline, and sets who may call. */
  append(name: string, deployment: Deployment, access: Access): Promise<void>
  setAccess(name: string, access: Access): Promise<void>
  /** Removes the endpoint, its timeline and its share links. */
  remove(name: string): Promise<void>
}
