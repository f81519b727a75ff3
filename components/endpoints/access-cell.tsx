'use client'
import { SegmentedControl } from '@mantine/core'
import { Cell } from '@/components/ui/sheet'
import type { Access } from '@/lib/deployments/deploy-queue'
import type { EndpointDetail } from '@/lib/serving/schema/endpoints'
import { DeleteEndpoint } from './delete-endpoint'

interface Props {
  readonly endpoint: EndpointDetail
  /** Only then can it be changed. */
  readonly isSignedIn: boolean
  readonly onAccess: (access: Access) => void
  readonly onGone: () => void
}

/** Who may call an endpoint, and its end. */
export const AccessCell = ({ endpoint, isSignedIn, onAccess, onGone }: Props) => (
  <Cell title="Who may call" sub="keys and links below; the endpoint page itself follows the same rule">
    <SegmentedControl
      fullWidth
      aria-label="Who may call"
      value={endpoint.access}
      disabled={!isSignedIn}
      data={[
        { value: 'private', label: 'Private: a key' },
        { value: 'public', label: 'Public: anybody' },
      ]}
      onChange={(value) => onAccess(value === 'public' ? 'public' : 'private')}
    />
    <p className="sm ink3" style={{ marginTop: 8 }}>
      {endpoint.access === 'private'
        ? 'Calls need a key of this server; a share link opens the playground alone.'
        : 'Anybody who reaches this server may ask for predictions.'}
    </p>
    {isSignedIn && (
      <div className="rule row between wrap">
        <span className="sm ink3">Deleting takes the URL, its timeline and its links away.</span>
        <DeleteEndpoint name={endpoint.name} onGone={onGone} />
      </div>
    )}
  </Cell>
)
