import { createStore } from 'zustand/vanilla'

/** A page that finished work asks to be shown; the frame, which has the router, goes there. */
export const visitStore = createStore<{ readonly href: string | null }>(() => ({ href: null }))

export const visit = (href: string): void => visitStore.setState({ href })
