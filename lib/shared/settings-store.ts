/** Small things that a person chose, by name. Who reads one checks its shape. */
export interface SettingsStore {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
}
