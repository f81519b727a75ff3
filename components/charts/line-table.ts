import type { FigureTable } from '@/components/ui/table-csv'
import type { LineChartProps } from './line-chart-props'

/** What a line chart shows, as a table: x, each series, and the ends of its band. */
export function lineTable(
  name: string,
  chart: Pick<LineChartProps, 'data' | 'x' | 'series' | 'xTitle' | 'yTitle'>,
): FigureTable {
  const columns = chart.series.flatMap((line) => [
    { key: line.key, head: `${line.name}, ${chart.yTitle}` },
    ...(line.band
      ? [
          { key: line.band[0], head: `${line.name}, low` },
          { key: line.band[1], head: `${line.name}, high` },
        ]
      : []),
  ])
  return {
    name,
    columns: [chart.xTitle, ...columns.map((column) => column.head)],
    rows: chart.data.map((point) => [point[chart.x] ?? null, ...columns.map((column) => point[column.key] ?? null)]),
  }
}
