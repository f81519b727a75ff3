import { NativeSelect } from '@mantine/core'

interface ColumnFieldProps {
  readonly label: string
  readonly header: readonly string[]
  readonly value: string | null
  readonly isNeeded: boolean
  /** What it means that none is chosen. */
  readonly none?: string
  readonly onChange: (column: string | null) => void
}

const NONE = ''

/** Which of the file's columns is read as this. */
export function ColumnField({ label, header, value, isNeeded, none = 'none', onChange }: ColumnFieldProps) {
  const isMissing = isNeeded && value === null
  return (
    <NativeSelect
      size="sm"
      aria-label={label}
      aria-required={isNeeded}
      aria-invalid={isMissing}
      error={isMissing}
      value={value ?? NONE}
      onChange={(event) => onChange(event.currentTarget.value === NONE ? null : event.currentTarget.value)}
      data={[{ value: NONE, label: isNeeded ? 'choose a column' : none }, ...columnsOf(header)]}
    />
  )
}

/** Columns without a name, and later ones of a name that stood before, cannot be chosen: nothing would tell them apart. */
function columnsOf(header: readonly string[]): string[] {
  const seen = new Set([NONE])
  return header.filter((name) => {
    const known = name.trim().toLowerCase()
    if (seen.has(known)) return false
    seen.add(known)
    return true
  })
}
