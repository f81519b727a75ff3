'use client'
import { Button } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { useCanWrite } from '@/components/providers/workspace-provider'
import { CopyLine } from '@/components/ui/code-box'
import { chooseFiles } from './choose-files'

/** What a zone set would gain, and where TLC publishes the files. The app itself never fetches from there. */
export function WhereZonesAre() {
  const canWrite = useCanWrite()
  return (
    <div className="col gap12" style={{ maxWidth: '64ch' }}>
      <p className="ink2">
        Trip files name places by number. A zone lookup gives them names; shapes (GeoJSON or TopoJSON, in degrees) or a
        list of points (<span className="mono">LocationID, zone, borough, lat, lon</span>) also give distance and
        bearing between any two places, which is the most useful thing a model can know at pickup. Shapes are drawn,
        too.
      </p>
      <div className="col gap4">
        <span className="sm ink3">
          TLC publishes the lookup and the shapes of its zones, under “Taxi Zone Maps and Lookup Tables”:
        </span>
        <CopyLine text="https://www.nyc.gov/site/tlc/about/tlc-trip-record-data.page" label="Copy the address" />
      </div>
      <div>
        <Button leftSection={<IconMapPin size={15} stroke={1.6} />} onClick={chooseFiles} disabled={!canWrite}>
          Choose zone files
        </Button>
      </div>
    </div>
  )
}
