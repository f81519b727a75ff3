'use client'
import { useNetwork } from '@mantine/hooks'
import { readyValue, useLive } from '@/components/providers/use-live'
import classes from './frame.module.css'

/** Online or not, and what waits because of it. */
export function Connection() {
  const { online: isOnline } = useNetwork()
  const waiting = readyValue(
    useLive(async (workspace) => {
      const deploys = await workspace.deployQueue.list()
      return deploys.filter((deploy) => deploy.state.status === 'waiting').length
    }, 'waiting deploys'),
  )
  return (
    <span className={classes.state} role="status">
      <i className={`dot ${isOnline ? 'good' : 'off'}`} aria-hidden />
      {isOnline ? 'Online' : 'Offline'}
      {waiting !== null && waiting > 0 && (
        <span className="ink3 hide-sm">· {waiting === 1 ? '1 deploy waits' : `${waiting} deploys wait`}</span>
      )}
    </span>
  )
}
