import { Button } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { Cell, Sheet } from '@/components/ui/sheet'
import classes from './new-run-page.module.css'

interface Props {
  /** The next act: the button is the page's yellow one. */
  readonly isNext: boolean
  readonly isDisabled: boolean
  readonly onStart: () => void
}

/** One click that trains what any dataset should be tried with. */
export function TrainThreeSheet({ isNext, isDisabled, onStart }: Props) {
  return (
    <Sheet>
      <Cell>
        <div className={classes.quick}>
          <div style={{ flex: '1 1 320px' }}>
            <h2 style={{ fontSize: 13, lineHeight: '20px' }}>Train the three</h2>
            <p className="sm ink3">
              A lookup table, a linear model and a neural net on the same rides, with every choice at its default: the
              comparison tells whether learning pays.
            </p>
          </div>
          <Button
            {...(isNext ? { variant: 'filled', color: 'taxi' } : {})}
            leftSection={<IconStack2 size={15} stroke={1.6} />}
            onClick={onStart}
            disabled={isDisabled}
          >
            Train all three
          </Button>
        </div>
      </Cell>
    </Sheet>
  )
}
