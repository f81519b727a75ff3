import type { MantineColorsTuple } from '@mantine/core'

/** Warm neutrals. They replace the library's `gray` and `dark`, so that every component is warm without being told. */
export const warmGray: MantineColorsTuple = [
  '#FAF8F3',
  '#F4F1E9',
  '#E8E3D8',
  '#DDD7C9',
  '#CDC5B5',
  '#A1988A',
  '#6E675B',
  '#4B463D',
  '#2E2A24',
  '#1B1915',
]

export const warmDark: MantineColorsTuple = [
  '#F2EDE3',
  '#CBC4B6',
  '#9C9486',
  '#6F685D',
  '#3D3932',
  '#2C2924',
  '#211F1B',
  '#141311',
  '#100F0D',
  '#0B0A09',
]

export const taxi: MantineColorsTuple = [
  '#FFF8E0',
  '#FFF0C2',
  '#FFE38A',
  '#FFD655',
  '#FFCC2B',
  '#FFC400',
  '#E6AC00',
  '#B98300',
  '#8A6000',
  '#5E4100',
]
