'use client'
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { chooseFiles } from '@/components/data/choose-files'
import { startSample } from '@/components/data/start-import'
import { readyValue, useLive } from '@/components/providers/use-live'
import { isTrial } from '@/lib/experiments/is-trial'
import { COMMAND_ICONS } from './command-icons'
import { type Command, commandGroups } from './command-list'
import { closePalette, paletteStore } from './palette-store'

const [store, spotlight] = createSpotlight()

/** Verbs first, then places, then runs and datasets. */
export function Commands() {
  const router = useRouter()
  const facts = readyValue(
    useLive(
      async ({ datasets, runs, registry }) => ({
        datasets: await datasets.list(),
        runs: (await runs.settled()).filter((run) => run.binnedAt === null && !isTrial(run)),
        versions: (await registry.read()).versions,
      }),
      'commands',
    ),
  )
  const isOpen = useStore(paletteStore, (state) => state.isOpen)
  useEffect(() => {
    if (isOpen) spotlight.open()
  }, [isOpen])
  const run = (command: Command) => {
    if ('go' in command.does) router.push(command.does.go)
    else if (command.does.act === 'import') void chooseFiles()
    else startSample()
  }
  const groups: SpotlightActionGroupData[] = commandGroups(facts).map((group) => ({
    group: group.name,
    actions: group.commands.map((command) => {
      const Icon = COMMAND_ICONS[command.icon]
      return {
        id: command.id,
        label: command.label,
        description: command.note,
        keywords: [command.note],
        leftSection: <Icon size={17} stroke={1.6} />,
        onClick: () => run(command),
      }
    }),
  }))
  return (
    <Spotlight
      store={store}
      actions={groups}
      shortcut={null}
      onSpotlightClose={closePalette}
      nothingFound="Nothing by that name."
      highlightQuery
      scrollable
      limit={40}
      maxHeight={420}
      size={560}
      radius="md"
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      searchProps={{
        leftSection: <IconSearch size={17} stroke={1.6} />,
        placeholder: 'Go to, run, import, deploy…',
        'aria-label': 'Command',
      }}
    />
  )
}
