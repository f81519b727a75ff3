import type { ReactNode } from 'react'
import { NOT_HONEST } from '@/lib/experiments/honesty'
import classes from './chip.module.css'

export type ChipKind = 'plain' | 'champion' | 'challenger' | 'good' | 'bad' | 'quiet' | 'sunken'

/** A word beside a name: an alias, a state, a tag. */
export const Chip = ({ kind = 'plain', children }: { readonly kind?: ChipKind; readonly children: ReactNode }) => (
  <span className={`${classes.chip} ${classes[kind]}`}>{children}</span>
)

/** The chip of an alias: the champion's is yellow, the challenger's its own colour, any other plain. */
export const aliasChip = (alias: string): ChipKind => (alias === 'champion' || alias === 'challenger' ? alias : 'plain')

/** A live thing: the dot that breathes, and the word. */
export const LiveChip = ({ children }: { readonly children: ReactNode }) => (
  <Chip>
    <i className="live" />
    {children}
  </Chip>
)

/** Said wherever simulated trips, or what was made from them, show. */
export const SimulatedChip = () => <Chip kind="sunken">simulated</Chip>

/** Said wherever the numbers of a run show that looked at what is only known after the ride. */
export const DishonestChip = () => <Chip kind="bad">{NOT_HONEST}</Chip>
