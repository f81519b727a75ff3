declare const brand: unique symbol

/** A string or number that only its own constructor can make, so that a `RunId` never reaches a function that wants a `DatasetId`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
