import { aServer } from '../../fixtures/a-server'
import { apiContract } from './api.contract'

apiContract('the API on node:http', async () => {
  const { url, container, stop } = await aServer()
  return { url, stop, offer: container.offerSignIn }
})
