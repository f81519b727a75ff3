import { MOST_ZONE_UNITS } from './artefact'
import type { Manifest } from './manifest'
import type { NeuralBody } from './model-body'
import { Refused, type SectionReader } from './section-reader'

/** Dense columns, and categories with the one for what is unknown. */
export interface InputSizes {
  readonly width: number
  readonly pickups: number
  readonly dropoffs: number
}

type ToldNet = Extract<Manifest['body'], { kind: 'neural' }>

/** What loading a net multiplies out: zones × units of the first layer. */
export const zoneUnitsOf = ({ embedding, layers }: ToldNet, { pickups, dropoffs }: InputSizes): number =>
  embedding === 0 ? 0 : Math.max(pickups, dropoffs) * (layers[0]?.units ?? 0)

/** The net of a file that anybody may have made. `prefix`: what its sections' names begin with. */
export function readNet(told: ToldNet, sizes: InputSizes, reader: SectionReader, prefix = 'body'): NeuralBody {
  const { embedding } = told
  const { width, pickups, dropoffs } = sizes
  checkZoneUnits(zoneUnitsOf(told, sizes))
  const pickup = reader.floats(`${prefix}.pickup`, [embedding === 0 ? 0 : pickups, embedding])
  const dropoff = reader.floats(`${prefix}.dropoff`, [embedding === 0 ? 0 : dropoffs, embedding])
  let inputs = 3 * embedding + width
  const layers = told.layers.map((layer, i) => {
    const kernel = reader.floats(`${prefix}.layers.${i}.kernel`, [inputs, layer.units])
    inputs = layer.units
    return { ...layer, kernel, bias: reader.floats(`${prefix}.layers.${i}.bias`, [layer.units]) }
  })
  if (inputs !== 1) throw new Refused('artefact/layers', `The last layer has ${inputs} units; it must have 1.`)
  return { ...told, pickup, dropoff, layers }
}

/** Of all nets of a model together. */
export function checkZoneUnits(zoneUnits: number): void {
  if (zoneUnits > MOST_ZONE_UNITS)
    throw new Refused(
      'artefact/too-large',
      `Zones × units of the first layer are ${zoneUnits}; ${MOST_ZONE_UNITS} is the most.`,
    )
}
