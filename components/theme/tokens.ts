/** Every colour of the app, by meaning. Components name tokens, never colours. */
export interface Tokens {
  readonly canvas: string
  readonly surface: string
  readonly sunken: string
  readonly selected: string
  readonly line: string
  readonly 'line-strong': string
  /** Edges of things that are filled in: 3:1 on every ground. */
  readonly edge: string
  readonly ink: string
  readonly 'ink-2': string
  readonly 'ink-3': string
  readonly taxi: string
  readonly 'taxi-edge': string
  readonly 'taxi-wash': string
  /** What is written on taxi yellow, in both schemes. */
  readonly 'on-taxi': string
  readonly good: string
  readonly 'good-wash': string
  readonly bad: string
  readonly 'bad-wash': string
  readonly train: string
  readonly validation: string
  readonly baseline: string
  /** Whiskers and text of the champion; its line is `champion-fill` in a casing of `champion-case`. */
  readonly champion: string
  readonly 'champion-fill': string
  readonly 'champion-case': string
  readonly challenger: string
  readonly 'run-1': string
  readonly 'run-2': string
  readonly 'run-3': string
  readonly 'run-4': string
  readonly 'map-land': string
  readonly 'map-line': string
  readonly shadow: string
}

export const tokens: { readonly light: Tokens; readonly dark: Tokens } = {
  light: {
    canvas: '#FAF8F3',
    surface: '#FFFEFC',
    sunken: '#F4F1E9',
    selected: '#F4F1E9',
    line: '#E8E3D8',
    'line-strong': '#CDC5B5',
    edge: '#8A8273',
    ink: '#1B1915',
    'ink-2': '#4B463D',
    'ink-3': '#6E675B',
    taxi: '#FFC400',
    'taxi-edge': '#A87400',
    'taxi-wash': '#FFF6D6',
    'on-taxi': '#1B1915',
    good: '#00704F',
    'good-wash': '#E4F2EB',
    bad: '#B34400',
    'bad-wash': '#FBEADF',
    train: '#3F97CC',
    validation: '#00619E',
    baseline: '#857C6E',
    champion: '#1B1915',
    'champion-fill': '#FFC400',
    'champion-case': '#1B1915',
    challenger: '#A8457C',
    'run-1': '#00619E',
    'run-2': '#007A58',
    'run-3': '#B84A00',
    'run-4': '#3F97CC',
    'map-land': '#EFEBE1',
    'map-line': '#FFFEFC',
    shadow: '0 8px 24px rgb(27 25 21 / .10)',
  },
  dark: {
    canvas: '#141311',
    surface: '#1A1916',
    sunken: '#100F0D',
    selected: '#26231D',
    line: '#2C2924',
    'line-strong': '#48433B',
    edge: '#777063',
    ink: '#F2EDE3',
    'ink-2': '#CBC4B6',
    'ink-3': '#9C9486',
    taxi: '#FFC400',
    'taxi-edge': '#FFC400',
    'taxi-wash': '#2C2410',
    'on-taxi': '#1B1915',
    good: '#4CC79F',
    'good-wash': '#14271F',
    bad: '#F58F55',
    'bad-wash': '#2E1C12',
    train: '#8CCBF0',
    validation: '#56A9E2',
    baseline: '#978E7F',
    champion: '#FFC400',
    'champion-fill': '#FFC400',
    'champion-case': '#141311',
    challenger: '#E08FBD',
    'run-1': '#56A9E2',
    'run-2': '#3DBF97',
    'run-3': '#F0834A',
    'run-4': '#8CCBF0',
    'map-land': '#24221E',
    'map-line': '#141311',
    shadow: '0 8px 24px rgb(0 0 0 / .5)',
  },
}
