/** What a column of times that cannot be read looks like, and what would help. */
export interface TimesLook {
  readonly looks: string
  readonly remedy: string
}

const AGAIN =
  'Needed is a date with a time of day in each row, such as 2023-02-03 08:15:00: export the file again from where it came from, without opening it in a spreadsheet.'
const CHOOSE = 'Say so in a mapping of its columns, or write times as 2023-02-03 08:15:00.'

const SHAPES: readonly (TimesLook & { readonly shape: RegExp })[] = [
  { shape: /^\d{1,3}:\d\d\.\d{1,3}$/, looks: 'minutes and seconds, without an hour and a date', remedy: AGAIN },
  { shape: /^\d{1,2}:\d\d(:\d\d(\.\d+)?)?( ?[AaPp][Mm])?$/, looks: 'times of day, without a date', remedy: AGAIN },
  { shape: /^#+$/, looks: 'what a spreadsheet shows where a column is too narrow', remedy: AGAIN },
  { shape: /^\d(\.\d+)?[eE]\+?\d+$/, looks: 'numbers that a spreadsheet has rounded', remedy: AGAIN },
  { shape: /^\d{5}(\.\d+)?$/, looks: 'day numbers of a spreadsheet', remedy: AGAIN },
  { shape: /^\d{4}-\d\d-\d\d$/, looks: 'dates, without a time of day', remedy: AGAIN },
  { shape: /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/, looks: 'dates, without a time of day', remedy: AGAIN },
  {
    shape: /^\d{16}$/,
    looks: 'microseconds since 1970',
    remedy: 'Write them as milliseconds since 1970, which have three digits less, or as 2023-02-03 08:15:00.',
  },
  { shape: /^\d{12,13}$/, looks: 'milliseconds since 1970', remedy: CHOOSE },
  { shape: /^\d{9,10}$/, looks: 'seconds since 1970', remedy: CHOOSE },
  {
    shape: /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*[+-]\d\d(:?\d\d)?$/,
    looks: 'times with an offset from UTC, and times are read as the clock of the place shows them',
    remedy:
      'Leave the offset out where it is that of the place, as in 2023-02-03 08:15:00; turn other times into those of the place first.',
  },
  {
    shape: /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/,
    looks: 'dates outside the years 1970 to 2037, or none of the calendar',
    remedy: AGAIN,
  },
]

/** The shape that nine of ten values have. */
export const describeTimes = (values: readonly string[]): TimesLook =>
  shapeOf(values) ?? { looks: 'not dates and times that can be read', remedy: AGAIN }

/** What became of times that no mapping can read; null where the values are not known to be such. */
export function destroyedTimes(values: readonly string[]): TimesLook | null {
  const known = values.length === 0 ? null : shapeOf(values)
  return known && known.remedy !== CHOOSE ? known : null
}

const shapeOf = (values: readonly string[]): TimesLook | null =>
  SHAPES.find(({ shape }) => values.filter((value) => shape.test(value)).length >= 0.9 * values.length) ?? null
