import { Skeleton } from '@mantine/core'
import classes from './asking-server.module.css'

/** While the server is asked: the room of a panel, said to screen readers, quiet to the eye for the first moment. */
export const AskingServer = () => (
  <div role="status" className={classes.asking}>
    <span className="vh">Asking the server…</span>
    <Skeleton height={160} animate={false} />
  </div>
)
