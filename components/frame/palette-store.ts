import { createStore } from 'zustand/vanilla'

/** Is the command palette open? Its code arrives with the first opening. */
export const paletteStore = createStore<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))

export const openPalette = (): void => paletteStore.setState({ isOpen: true })
export const closePalette = (): void => paletteStore.setState({ isOpen: false })
