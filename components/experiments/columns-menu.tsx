import { Button, Checkbox, Menu } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { COLUMN_KEYS, COLUMNS } from './columns'

/** Which columns the table of runs has. */
export function ColumnsMenu({
  shown,
  onChange,
}: {
  shown: readonly string[]
  onChange: (columns: readonly string[]) => void
}) {
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button className="hide-sm" leftSection={<IconColumns3 size={15} stroke={1.6} />}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {COLUMN_KEYS.map((key) => {
          const isShown = shown.includes(key)
          return (
            <Menu.Item
              key={key}
              role="menuitemcheckbox"
              aria-checked={isShown}
              leftSection={<Checkbox size="xs" checked={isShown} readOnly tabIndex={-1} aria-hidden />}
              onClick={() => onChange(isShown ? shown.filter((each) => each !== key) : [...shown, key])}
            >
              {COLUMNS[key].title}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
