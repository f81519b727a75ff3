import {
  IconBolt,
  IconBox,
  IconDatabase,
  IconFlask,
  IconLayoutGrid,
  IconSettings,
  type TablerIcon,
} from '@tabler/icons-react'

export interface Entry {
  readonly name: string
  readonly href: string
  readonly Icon: TablerIcon
}

/** The pages, in the order of the life cycle. */
export const ENTRIES: readonly Entry[] = [
  { name: 'Overview', href: '/overview', Icon: IconLayoutGrid },
  { name: 'Data', href: '/data', Icon: IconDatabase },
  { name: 'Experiments', href: '/experiments', Icon: IconFlask },
  { name: 'Models', href: '/models', Icon: IconBox },
  { name: 'Endpoints', href: '/endpoints', Icon: IconBolt },
  { name: 'Settings', href: '/settings', Icon: IconSettings },
]

/** Is a page shown by this path part of the entry? */
export const isWithin = (path: string, href: string): boolean =>
  path === href || path.startsWith(`${href}/`) || (path === '/' && href === '/overview')
