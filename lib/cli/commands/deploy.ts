import { createClient } from '@/lib/adapters/http/client'
import { EndpointName } from '@/lib/serving/schema/names'
import { quote } from '@/lib/shared/quote'
import { fail, ok } from '@/lib/shared/result'
import type { Command } from '../command'
import { loadModel, readModelBytes } from '../read-model'

export const deploy: Command = {
  summary: 'Uploads a model to a server and puts it behind an endpoint. The key comes from RIDECAST_KEY.',
  usage:
    'deploy --model M --endpoint NAME --server URL [--name MODEL] [--version N] [--access private|public] [--json]',
  positionals: 'none',
  options: {
    model: { value: 'M', help: 'Artefact file.' },
    endpoint: { value: 'NAME', help: 'Endpoint to deploy to; made if it is not there.' },
    server: { value: 'URL', help: 'Address of the server, such as http://127.0.0.1:3000.' },
    name: { value: 'MODEL', help: 'What the model is called there (default: what is live, or the endpoint’s name).' },
    version: { value: 'N', help: 'Its version (default: one more than what is live, or 1).' },
    access: { value: 'A', help: 'private (a key is needed) or public; left out, it stays as it is.' },
  },
  notes: ['Make a key with the scope "deploy" on an endpoint’s page and set it: RIDECAST_KEY=… ridecast deploy …'],
  async run(given, terminal) {
    const path = given.one('model')
    if (path === null) return fail('usage/model', '--model is missing: name an artefact file.')
    const endpoint = given.one('endpoint')
    if (endpoint === null) return fail('usage/endpoint', '--endpoint is missing: name the endpoint.')
    const wrongName = EndpointName.safeParse(endpoint).error?.issues[0]?.message
    if (wrongName !== undefined) return fail('usage/endpoint', `--endpoint ${quote(endpoint)} cannot be. ${wrongName}`)
    const address = given.one('server')
    if (address === null || !URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      return fail('usage/server', '--server takes an address such as http://127.0.0.1:3000.')
    const access = given.one('access')
    if (access !== null && access !== 'private' && access !== 'public')
      return fail('usage/access', '--access is private or public.')
    const asked = given.one('version')
    if (asked !== null && !/^[1-9]\d{0,5}$/.test(asked))
      return fail('usage/version', '--version is a whole number from 1.')
    const key = terminal.env.RIDECAST_KEY
    if (!key)
      return fail('deploy/no-key', 'RIDECAST_KEY is not set: make a key with the scope "deploy" in the app and set it.')

    const bytes = await readModelBytes(path)
    if (!bytes.ok) return bytes
    // Checked here too: a damaged file is noticed before it travels.
    const checked = await loadModel(path, bytes.value)
    if (!checked.ok) return checked
    const client = createClient({ baseUrl: new URL(address).origin, fetch: terminal.fetch, key })
    const now = await client.endpoint(endpoint)
    if (!now.ok && now.error.status === null) return fail(now.error.code, `${client.baseUrl}: ${now.error.message}`)
    if (!now.ok && now.error.status !== 404) return now
    const live = now.ok ? now.value.live : null
    const model = given.one('name') ?? live?.model ?? endpoint
    const version = asked === null ? (live?.model === model ? live.version + 1 : 1) : Number(asked)
    terminal.progress(`Uploading ${bytes.value.length} bytes to ${client.baseUrl}`)
    const stored = await client.uploadModel(bytes.value)
    if (!stored.ok) return stored
    terminal.progress(`Deploying ${model}/${version} to ${endpoint}`)
    const deployed = await client.deploy(endpoint, {
      artefactId: stored.value.artefactId,
      model,
      version,
      ...(access === null ? {} : { access }),
    })
    if (!deployed.ok) return deployed
    const { url, live: answer } = deployed.value
    return ok({
      lines: [`${endpoint} now answers with ${model}/${version}: POST ${url}`],
      json: {
        endpoint,
        url,
        model,
        version,
        revision: answer.revision,
        access: deployed.value.access,
        artefact: { id: stored.value.artefactId, bytes: bytes.value.length },
      },
    })
  },
}
