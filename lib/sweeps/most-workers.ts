/** More at once press on memory and disk sooner than they save time. */
const MOST = 8
/** Of a computer that does not say how much memory it has. */
const USUAL_GIGABYTES = 4
/** All trainings together leave half of the memory to everything else. */
const SHARE = 1 / 2

/** How many trials train at once on a computer with so many processors and gigabytes (null: it does not say), each taking so many bytes. */
export function mostWorkers(cores: number, gigabytes: number | null = null, bytesEach = 0): number {
  const room = SHARE * (gigabytes ?? USUAL_GIGABYTES) * 2 ** 30
  const fitting = bytesEach > 0 ? Math.floor(room / bytesEach) : MOST
  return Math.max(1, Math.min(MOST, cores, fitting))
}
