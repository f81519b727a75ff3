import { Page, PageHead } from '@/components/ui/page'
import { Sheet } from '@/components/ui/sheet'
import { AppearancePanel } from './appearance-panel'
import { KeysPanel } from './keys-panel'
import { MachinePanel } from './machine-panel'
import { MappingsPanel } from './mappings-panel'
import { ServerPanel } from './server-panel'
import { ShortcutsPanel } from './shortcuts-panel'
import { StoragePanel } from './storage-panel'
import { WorkspacePanel } from './workspace-panel'

/** What this browser keeps, which server it belongs to, and how it looks. */
export const SettingsPage = () => (
  <Page>
    <PageHead title="Settings" />
    <div className="stack">
      <Sheet columns="repeat(2, minmax(0, 1fr))">
        <StoragePanel />
        <ServerPanel />
      </Sheet>
      <KeysPanel />
      <Sheet>
        <MappingsPanel />
      </Sheet>
      <Sheet columns="repeat(2, minmax(0, 1fr))">
        <WorkspacePanel />
        <AppearancePanel />
      </Sheet>
      <Sheet columns="repeat(2, minmax(0, 1fr))">
        <MachinePanel />
        <ShortcutsPanel />
      </Sheet>
    </div>
  </Page>
)
