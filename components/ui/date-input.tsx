'use client'
import { TextInput, type TextInputProps } from '@mantine/core'
import { sayDate } from '@/lib/shared/format-time'

interface DateInputProps extends Omit<TextInputProps, 'type' | 'value' | 'description' | 'inputWrapperOrder'> {
  readonly type: 'date' | 'datetime-local'
  /** `2023-02-01` or `2023-02-01T08:15`; empty while it is not whole. */
  readonly value: string
}

/** The browser's own field for a date, which writes 02/01/2023 as its language does, and below it the same date in words. */
export const DateInput = ({ value, ...props }: DateInputProps) => (
  <TextInput
    {...props}
    value={value}
    inputWrapperOrder={['label', 'input', 'description', 'error']}
    description={sayDate(value)}
    descriptionProps={{ className: 'num nowrap' }}
  />
)
