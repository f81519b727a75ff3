import { IconInfoCircle } from '@tabler/icons-react'
import type { WhatIsGone } from './what-is-gone'

/** Says plainly what a run lost, above what it kept. */
export const GoneNote = ({ gone }: { readonly gone: WhatIsGone }) => (
  <p className="row ink2" role="note" style={{ alignItems: 'flex-start', maxWidth: '72ch' }}>
    <IconInfoCircle size={16} stroke={1.6} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
    {gone.why}
  </p>
)
