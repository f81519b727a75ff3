/** Where the words about a point of a figure stand: beside it, on the side that has more room. */
export const tipSide = (x: number, width: number): { readonly left: number } | { readonly right: number } =>
  x < width / 2 ? { left: x + 10 } : { right: width - x + 10 }
