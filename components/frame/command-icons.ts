import {
  IconArrowRight,
  IconBolt,
  IconDatabase,
  IconDatabaseImport,
  IconFlask,
  IconPlus,
  IconSparkles,
  type TablerIcon,
} from '@tabler/icons-react'
import type { CommandIcon } from './command-list'

export const COMMAND_ICONS: Readonly<Record<CommandIcon, TablerIcon>> = {
  new: IconPlus,
  import: IconDatabaseImport,
  sample: IconSparkles,
  deploy: IconBolt,
  go: IconArrowRight,
  data: IconDatabase,
  run: IconFlask,
}
