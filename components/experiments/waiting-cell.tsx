import { Cell } from '@/components/ui/sheet'

interface Props {
  readonly title: string
  /** Of the figure to come, in px, so that nothing moves when it does. */
  readonly height: number
  readonly children: string
}

/** The room of a panel whose figures are not there: yet, or at all. */
export const WaitingCell = ({ title, height, children }: Props) => (
  <Cell title={title}>
    <p className="ink3" role="status" style={{ minHeight: height }}>
      {children}
    </p>
  </Cell>
)
