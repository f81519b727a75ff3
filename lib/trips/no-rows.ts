import { fail } from '@/lib/shared/result'

/** What is said of files that end below their header: nothing can be read of them. */
export const sayNoRows = (names: readonly string[]): string =>
  `${names.join(', ')}: there are no rows below the header.`

export const noRows = (name: string) => fail('csv/no-rows', sayNoRows([name]))
