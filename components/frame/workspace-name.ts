import type { SettingsStore } from '@/lib/shared/settings-store'

const KEY = 'workspace-name'
const DEFAULT_WORKSPACE_NAME = 'My workspace'

/** What a person called this workspace. */
export async function readWorkspaceName(settings: SettingsStore): Promise<string> {
  const value = await settings.get(KEY)
  return typeof value === 'string' && value.trim() !== '' ? value : DEFAULT_WORKSPACE_NAME
}

export const renameWorkspace = (settings: SettingsStore, name: string): Promise<void> =>
  settings.set(KEY, name.trim().slice(0, 60))
