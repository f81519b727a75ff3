import { importGenerated } from './import-generated'

/** A process of its own, so that its peak is that of one import: prints rows, bytes of columns and the peak. */
const outcome = await importGenerated(Number(process.argv[2]))
console.log(JSON.stringify({ ...outcome, peakBytes: process.resourceUsage().maxRSS * 1024 }))
