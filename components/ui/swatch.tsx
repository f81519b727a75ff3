import type { Identity } from './identity'
import classes from './swatch.module.css'

/** The small square beside a name. */
export const Swatch = ({ identity }: { readonly identity: Identity }) => (
  <i
    aria-hidden
    className={classes.swatch}
    data-second={identity.isSecond ? '' : undefined}
    style={{ '--colour': identity.colour, '--fill': identity.fill ?? identity.colour }}
  />
)
