import { NativeSelect } from '@mantine/core'
import type { Choice } from './target-words'

interface ChoiceFieldProps<T extends string> {
  /** Said to who cannot see what stands beside it. */
  readonly label: string
  readonly choices: readonly Choice<T>[]
  /** Null where it is still to be chosen. */
  readonly value: T | null
  readonly onChange: (value: T) => void
}

/** One of a few: a unit, a form, a way of telling. */
export function ChoiceField<T extends string>({ label, choices, value, onChange }: ChoiceFieldProps<T>) {
  return (
    <NativeSelect
      size="sm"
      aria-label={label}
      aria-invalid={value === null}
      error={value === null}
      data={[...(value === null ? [{ value: '', label: 'choose one' }] : []), ...choices]}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
        if (chosen) onChange(chosen.value)
      }}
    />
  )
}
