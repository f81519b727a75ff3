/** Stored bytes are not those that were written. */
export class DamagedTrips extends Error {
  constructor(name: string, offset: number) {
    super(
      `The stored trips of ${name} are damaged from byte ${offset} on. Delete the dataset and import its files again.`,
    )
  }
}
