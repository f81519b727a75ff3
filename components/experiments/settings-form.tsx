'use client'
import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core'
import type { SettingField } from '@/lib/models/families/setting-fields'
import classes from './new-run-page.module.css'

type Values = Readonly<Record<string, unknown>>

interface Props {
  readonly fields: readonly SettingField[]
  /** Only what differs from the defaults. */
  readonly values: Values
  readonly onChange: (values: Values) => void
}

/** A family's settings with what each is for; what is left at its default is not written down. */
export function SettingsForm({ fields, values, onChange }: Props) {
  const set = (field: SettingField, value: unknown) => {
    const others = Object.entries(values).filter(([name]) => name !== field.name)
    const isDefault = value === field.default || value === ''
    onChange(Object.fromEntries(isDefault ? others : [...others, [field.name, value]]))
  }
  return (
    <div className={classes.settings}>
      {fields.map((field) => {
        const value = values[field.name] ?? field.default
        const shared = { label: field.title, description: field.description }
        if (typeof field.default === 'boolean')
          return (
            <Switch
              key={field.name}
              {...shared}
              checked={value === true}
              onChange={(event) => set(field, event.currentTarget.checked)}
            />
          )
        if (field.choices)
          return (
            <NativeSelect
              key={field.name}
              {...shared}
              data={[...field.choices]}
              value={String(value)}
              onChange={(event) => set(field, event.currentTarget.value)}
            />
          )
        if (typeof field.default === 'string')
          return (
            <TextInput
              key={field.name}
              {...shared}
              value={String(value)}
              onChange={(event) => set(field, event.currentTarget.value)}
            />
          )
        return (
          <NumberInput
            key={field.name}
            {...shared}
            value={typeof value === 'number' ? value : Number(value)}
            allowDecimal={!field.whole}
            {...(field.min === null ? {} : { min: field.min })}
            {...(field.max === null ? {} : { max: field.max })}
            clampBehavior="blur"
            onChange={(next) => set(field, next)}
          />
        )
      })}
    </div>
  )
}
