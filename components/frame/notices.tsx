'use client'
import { Notifications } from '@mantine/notifications'

/** Short messages at the lower left, above the page and away from the jobs. */
export const Notices = () => <Notifications position="bottom-left" limit={3} />
