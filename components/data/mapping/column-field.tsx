import { NativeSelect, Select } from '@mantine/core'
import { hasLongList } from './choosable-columns'

interface ColumnFieldProps {
  readonly label: string
  /** Those that can be chosen. */
  readonly columns: readonly string[]
  readonly value: string | null
  readonly isNeeded: boolean
  /** What it means that none is chosen. */
  readonly none?: string
  readonly onChange: (column: string | null) => void
}

const NONE = ''

/** Columns in the list of a search: more are found by typing more of the name. */
const MOST_FOUND = 50

/** Which of the file's columns is read as this: from a list, or found by name where the list would be long. */
export function ColumnField({ label, columns, value, isNeeded, none = 'none', onChange }: ColumnFieldProps) {
  const isMissing = isNeeded && value === null
  const shared = {
    size: 'sm',
    'aria-label': label,
    'aria-required': isNeeded,
    'aria-invalid': isMissing,
    error: isMissing,
  } as const
  const open = isNeeded ? 'choose a column' : none
  if (hasLongList(columns))
    return (
      <Select
        {...shared}
        data={columns}
        value={value}
        onChange={onChange}
        placeholder={open}
        searchable
        clearable
        limit={MOST_FOUND}
        comboboxProps={{ keepMounted: false }}
        nothingFoundMessage="No column has this in its name"
      />
    )
  return (
    <NativeSelect
      {...shared}
      value={value ?? NONE}
      onChange={(event) => onChange(event.currentTarget.value === NONE ? null : event.currentTarget.value)}
      data={[{ value: NONE, label: open }, ...columns]}
    />
  )
}
