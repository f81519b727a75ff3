import type { DateOrder, TimeForm } from './trip-format'

/** How a file writes what its format leaves open, as its first chunk tells. */
export interface WrittenForm {
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly time: TimeForm
  /** Of dates such as 03/04/2023; null where that is not known, and then they are not read. */
  readonly dateOrder: DateOrder | null
}

/** Where columns are separated by something else, a comma in a number is a decimal comma. */
export const hasDecimalComma = ({ delimiter }: WrittenForm): boolean => delimiter !== ','

/** What nearly every file is: separated by commas, times as dates. */
export const USUAL_FORM: WrittenForm = { delimiter: ',', time: 'local', dateOrder: 'mdy' }
