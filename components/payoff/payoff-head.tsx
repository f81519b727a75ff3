import type { ReactNode } from 'react'
import { SimulatedChip } from '@/components/ui/chip'
import { PageHead } from '@/components/ui/page'
import { addressOfDataset } from '@/lib/shared/page-address'
import type { Dataset } from '@/lib/trips/dataset'

interface Props {
  readonly dataset: Dataset
  readonly sub: ReactNode
  /** The page's acts. */
  readonly children?: ReactNode
}

export const PayoffHead = ({ dataset, sub, children }: Props) => (
  <PageHead
    crumbs={[
      { label: 'Data', href: '/data' },
      { label: dataset.name, href: addressOfDataset(dataset.id) },
      { label: 'Does ML pay?' },
    ]}
    title="Does ML pay?"
    beside={dataset.simulated && <SimulatedChip />}
    sub={sub}
  >
    {children}
  </PageHead>
)
