// Closes a year: says that nothing of it may be read any more, and destroys it school by school, with every row counted as it goes.
import type { Actor } from '../domain/actor.ts'
import { type Certificate, certificateOf } from '../domain/certificate.ts'
import { type ChoreRow, countRows, type RemainsPart, type SchoolRemains } from '../domain/chores.ts'
import { type Closing, hasDossierNumbers, newClosing, plus, remaining, whatForbidsClosing } from '../domain/closing.ts'
import type { Instant } from '../domain/moment.ts'
import { schoolPrefix, yearPrefix } from '../domain/object-key.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { doorTrace, pathOfSchool, pathOfYear, traceOf } from './trace.ts'

/**
 * A coordinator closes a year: from now on every read finds it past its retention, doors that remember it as open within 60 seconds.
 * Refuses `cannot-close-year` with all reasons.
 */
export function closeYear({ clock, years, progress, chores }: Pick<Ports, 'clock' | 'years' | 'progress' | 'chores'>) {
  return async (actor: Actor, key: RegionYearKey, { withoutExports = false }: { readonly withoutExports?: boolean } = {}): Promise<Certificate> => {
    const [head, schools] = await Promise.all([years.getFresh(key), progress.list(key)])
    if (!head) throw notFound()
    const now = clock()
    const reasons = whatForbidsClosing(head, schools, withoutExports, now)
    if (reasons.length > 0) throw new Refusal('cannot-close-year', { reasons })
    const closing = newClosing(now, schools)
    await chores.beginClosing(key, closing, traceOf(actor, 'close-year', pathOfYear(key.regionId, key.year), now))
    return certificateOf(head, closing, schools)
  }
}

/** A year that is past its retention closes by itself. */
export function closeByItself({ progress, chores }: Pick<Ports, 'progress' | 'chores'>) {
  return async (key: RegionYearKey, now: Instant): Promise<void> => {
    await chores.beginClosing(key, newClosing(now, await progress.list(key)), doorTrace('chores', 'close-year', pathOfYear(key.regionId, key.year), now))
  }
}

type Needed = Pick<Ports, 'chores' | 'codes' | 'objects' | 'pairs' | 'progress' | 'schools'>

/** With the codes of as many dossiers these fit into one transaction. */
const rowsAtOnce = 49
const buckets = ['quarantine', 'attachments'] as const

/** A row that is under way: its closing is there. */
type ClosingRow = ChoreRow & { readonly closing: Closing }

/**
 * Destroys until nothing is left or there is no time left; answers whether nothing is left. Of each school the objects go first and its
 * dossiers last, so that whatever cuts it off leaves no object without a row. Objects are counted, and that is written down, before the first
 * goes; rows are counted in the transaction that removes them: so nothing is counted twice, and nothing is missed.
 */
export function destroyYear(ports: Needed) {
  const { chores, codes, objects, pairs, progress, schools } = ports

  const save = async (row: ClosingRow, closing: Closing) => (await chores.saveClosing(row, closing)) as ClosingRow

  async function countObjects(prefix: string): Promise<number> {
    let count = 0
    for (const bucket of buckets) {
      let after: string | undefined
      do {
        const page = await objects.list(bucket, prefix, after)
        count += page.keys.reduce((sum, { versions }) => sum + versions, 0)
        after = page.next
      } while (after !== undefined)
    }
    return count
  }

  async function removeObjects(prefix: string, hasTime: () => boolean): Promise<boolean> {
    for (const bucket of buckets) {
      for (;;) {
        const { keys } = await objects.list(bucket, prefix)
        if (keys.length === 0) break
        if (!hasTime()) return false
        await objects.removeVersions(bucket, keys.flatMap(({ key, versionIds }) => versionIds.map((versionId) => ({ key, versionId }))))
      }
    }
    return true
  }

  /** Answers the row, and whether nothing is left below the prefix. */
  async function destroyObjects(row: ClosingRow, prefix: string, owner: NonNullable<Closing['counted']>, hasTime: () => boolean): Promise<readonly [ClosingRow, boolean]> {
    const { closing } = row
    if (closing.counted === owner) return [row, await removeObjects(prefix, hasTime)]
    const count = await countObjects(prefix)
    if (count === 0) return [row, true]
    const counted = await save(row, { ...closing, counted: owner, destroyed: plus(closing.destroyed, { objects: count }) })
    return [counted, await removeObjects(prefix, hasTime)]
  }

  async function withCodes(rows: SchoolRemains): Promise<RemainsPart> {
    const hashOf = async (dossierId: string, number: number) => codes.hashOf(await codes.of(dossierId, number))
    return Promise.all(
      rows.map(async (row) => (row.dossier && row.dossier.codeNumber > 0 ? { ...row, codeHash: await hashOf(row.dossier.dossierId, row.dossier.codeNumber) } : row)),
    )
  }

  async function destroyRows(row: ClosingRow, schoolId: SchoolId, left: SchoolRemains, hasTime: () => boolean): Promise<readonly [ClosingRow, boolean]> {
    let current = row
    for (let i = 0; i < left.length; i += rowsAtOnce) {
      if (!hasTime()) return [current, false]
      const part = left.slice(i, i + rowsAtOnce)
      const { closing } = current
      current = (await chores.destroy(current, schoolId, await withCodes(part), { ...closing, destroyed: plus(closing.destroyed, countRows(part)) })) as ClosingRow
    }
    return [current, true]
  }

  return async (found: ClosingRow, now: Instant, hasTime: () => boolean): Promise<boolean> => {
    const { regionId, year } = found
    const [listed, counted, paired] = await Promise.all([schools.listAll(found), progress.list(found), pairs.list(found)])
    const withNumbers = new Set([...counted.filter(hasDossierNumbers).map(({ schoolId }) => schoolId), ...paired.map(({ poSchoolId }) => poSchoolId)])
    const all = [...new Set([...listed.map(({ schoolId }) => schoolId), ...withNumbers])].sort()
    let row = found.closing.schoolsAll === undefined ? await save(found, { ...found.closing, schoolsAll: all.length }) : found
    const { done } = row.closing
    for (const schoolId of all.filter((one) => done === undefined || one > done)) {
      if (!hasTime()) {
        await save(row, row.closing)
        return false
      }
      const [cleared, isClear] = await destroyObjects(row, schoolPrefix({ regionId, year, schoolId }), schoolId, hasTime)
      row = cleared
      if (!isClear) return false
      const left = await chores.leftOf(found, schoolId)
      const [emptied, isEmpty] = await destroyRows(row, schoolId, left, hasTime)
      row = emptied
      if (!isEmpty) return false
      const { counted: _counted, ...rest } = row.closing
      const closing = { ...rest, done: schoolId, schoolsDone: rest.schoolsDone + 1 }
      const hadNothing = row.closing.counted !== schoolId && left.length === 0 && !withNumbers.has(schoolId)
      // Of a school that had nothing there is nothing to tell: that it was looked at is written with the next that had.
      if (hadNothing) row = { ...row, closing }
      else row = (await chores.finishSchool(row, schoolId, closing, doorTrace('chores', 'destroy-dossiers', pathOfSchool(regionId, year, schoolId), now))) as ClosingRow
    }
    const [last, isClear] = await destroyObjects(row, yearPrefix(regionId, year), remaining, hasTime)
    if (!isClear) return false
    await chores.finishClosing(last, { ...last.closing, endedAt: now }, doorTrace('chores', 'close-year-done', pathOfYear(regionId, year), now))
    return true
  }
}
