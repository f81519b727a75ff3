'use client'
import { ActionIcon, Menu, Modal } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type RefObject, useId, useState } from 'react'
import { DataTable } from './data-table'
import { saveFigureAsPng, saveFigureAsSvg } from './save-figure'
import { saveText } from './save-file'
import { type FigureTable, toCsv } from './table-csv'

interface PanelMenuProps {
  readonly table: FigureTable
  readonly figure: boolean
  readonly panel: RefObject<HTMLElement | null>
  /** Id of the panel's title, which tells this menu from those of other panels. */
  readonly titleId: string
}

/** The `⋯` of a panel: what it shows as a table, and its downloads. */
export function PanelMenu({ table, figure, panel, titleId }: PanelMenuProps) {
  const id = useId()
  const [isTableShown, setTableShown] = useState(false)
  const title = () => panel.current?.querySelector('h2')?.textContent ?? table.name
  return (
    <>
      <Menu id={id} position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            aria-label="View as table, download:"
            aria-labelledby={`${id} ${titleId}`}
            size={24}
            mt={-2}
            mr={-6}
          >
            <IconDots size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setTableShown(true)}>View as table</Menu.Item>
          <Menu.Item onClick={() => saveText(`${table.name}.csv`, toCsv(table), 'text/csv')}>Download CSV</Menu.Item>
          {figure && (
            <>
              <Menu.Item onClick={() => panel.current && void saveFigureAsPng(panel.current, table.name)}>
                Download PNG
              </Menu.Item>
              <Menu.Item onClick={() => panel.current && void saveFigureAsSvg(panel.current, table.name)}>
                Download SVG
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isTableShown} onClose={() => setTableShown(false)} title={isTableShown ? title() : ''} size="lg">
        <DataTable table={table} />
      </Modal>
    </>
  )
}
