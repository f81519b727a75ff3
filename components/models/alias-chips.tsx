'use client'
import { Button, Menu, TextInput } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { aliasChip, Chip } from '@/components/ui/chip'
import type { ModelVersion } from '@/lib/registry/model-version'
import { moveAlias } from '@/lib/registry/move-alias'
import type { Registry } from '@/lib/registry/registry-store'

interface Props {
  readonly version: ModelVersion
  readonly registry: Registry
  readonly onError: (message: string | null) => void
}

/** The names that point to this version, and the menu that moves one here or takes it away. */
export function AliasChips({ version: { model, version }, registry, onError }: Props) {
  const workspace = useWorkspace()
  const canWrite = useCanWrite()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const aliases = registry.aliases.filter((alias) => alias.model === model)
  const here = aliases.filter((alias) => alias.version === version).map((alias) => alias.alias)
  const offered = [...new Set(['champion', 'challenger', ...aliases.map((alias) => alias.alias)])]

  const move = async (alias: string, to: number | null) => {
    const done = await workspace.registry.commit((now) => moveAlias(now, { model, alias, to }, workspace.clock.now()))
    onError(done.ok ? null : done.error.message)
    setOpen(false)
    setTyped('')
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    void move(typed.trim().replace(/^@/, ''), version)
  }

  return (
    <>
      {here.map((alias) => (
        <Chip key={alias} kind={aliasChip(alias)}>
          {alias}
        </Chip>
      ))}
      <Menu opened={isOpen} onChange={setOpen} position="bottom-start" width={280} trapFocus={false}>
        <Menu.Target>
          <Button size="xs" disabled={!canWrite} leftSection={<IconTag size={14} stroke={1.6} aria-hidden />}>
            Alias
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((alias) => {
            const at = aliases.find((each) => each.alias === alias)?.version
            return at === version ? (
              <Menu.Item key={alias} onClick={() => move(alias, null)}>
                Take @{alias} away
              </Menu.Item>
            ) : (
              <Menu.Item key={alias} onClick={() => move(alias, version)}>
                {at === undefined ? `Set @${alias} here` : `Move @${alias} here from v${at}`}
              </Menu.Item>
            )
          })}
          <Menu.Divider />
          <form className="row" style={{ padding: '4px 8px 8px' }} onSubmit={add}>
            <TextInput
              className="grow"
              size="xs"
              aria-label="Another alias"
              placeholder="another, such as night"
              value={typed}
              onKeyDown={(event) => event.stopPropagation()}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button size="xs" type="submit" disabled={typed.trim() === ''}>
              Set
            </Button>
          </form>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
