// The slow work of all regions, a slice at a time: closings that are under way, years that are over, and clearing away once a day.
import { type ChoreRow, sweepIsDue } from '../domain/chores.ts'
import { type Closing, destroysFrom } from '../domain/closing.ts'
import type { Instant } from '../domain/moment.ts'
import { Refusal } from '../domain/refusal.ts'
import { isPastRetention } from '../domain/retention.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { closeByItself, destroyYear } from './close-year.ts'
import { sweepFiles, type Swept } from './sweep-files.ts'

/** After this long a round ends, in milliseconds of the machine's clock: the next goes on where it stopped. */
const budget = 20_000

type Needed = Pick<Ports, 'clock' | 'years' | 'schools' | 'attachmentTypes' | 'dossiers' | 'pairs' | 'progress' | 'objects' | 'chores' | 'codes' | 'fingerprint'>

/** Hears what happened to a region's year. */
export interface ChoreReport {
  fault(key: RegionYearKey, fault: unknown): void
  swept(key: RegionYearKey, swept: Swept): void
}

export interface ChoresDone {
  /** Closings that went on, that began, and of which nothing is left. */
  readonly closing: number
  readonly begun: number
  readonly closed: number
  readonly swept: number
}

type Worked = keyof ChoresDone | 'nothing'

const isUnderWay = (row: ChoreRow): row is ChoreRow & { readonly closing: Closing } => row.closing !== undefined && row.closing.endedAt === undefined

/**
 * Does what is due until that is done or the budget is spent. A fault with one region's year is told to `report`, and thrown when all others
 * had their turn. Where another round is at work on the same year, it is left to that one.
 */
export function doChores(ports: Needed, machineClock: () => number, report: ChoreReport) {
  const destroy = destroyYear(ports)
  const sweep = sweepFiles(ports)
  const close = closeByItself(ports)

  async function work(row: ChoreRow, now: Instant, hasTime: () => boolean): Promise<Worked> {
    if (isUnderWay(row)) return now < destroysFrom(row.closing) ? 'nothing' : (await destroy(row, now, hasTime)) ? 'closed' : 'closing'
    if (row.closing || !sweepIsDue(row, now)) return 'nothing'
    if (!row.sweep) {
      const head = await ports.years.getFresh(row)
      if (!head) return 'nothing'
      if (isPastRetention(head, now)) {
        await close(row, now)
        return 'begun'
      }
    }
    const swept = await sweep(row, { now, machineNow: machineClock() as Instant }, hasTime)
    if (swept) report.swept(row, swept)
    return swept ? 'swept' : 'nothing'
  }

  return async (): Promise<ChoresDone> => {
    const until = machineClock() + budget
    const hasTime = () => machineClock() < until
    const now = ports.clock()
    const rows = await ports.chores.all()
    const faults: unknown[] = []
    const done = { closing: 0, begun: 0, closed: 0, swept: 0 }
    for (const row of [...rows.filter(isUnderWay), ...rows.filter((row) => !isUnderWay(row))]) {
      if (!hasTime()) break
      try {
        const worked = await work(row, now, hasTime)
        if (worked !== 'nothing') done[worked] += 1
      } catch (fault) {
        if (fault instanceof Refusal && (fault.code === 'changed-meanwhile' || fault.code === 'too-busy')) continue
        faults.push(fault)
        report.fault(row, fault)
      }
    }
    if (faults.length > 0) throw faults[0]
    return done
  }
}
