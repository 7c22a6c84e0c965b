// Schools that go on in another, or close, during a year: both rows in one transaction, and where a school goes on with others.
import { toIso } from '../domain/moment.ts'
import type { School, SchoolId } from '../domain/school.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { SchoolChange, SchoolMoves, Succession } from '../ports/schools.ts'
import { cached } from './cached.ts'
import type { Row, Update } from './expressions.ts'
import { waitingRow } from './outbox.ts'
import { attributes, factsCondition, progressUpdate, ticksInProgress } from './progress-row.ts'
import { keys } from './table.ts'
import type { Action, TableClient } from './table-client.ts'
import { wake } from './years.ts'

const versionOf = ({ progress }: School) => progress?.qualification.version ?? 0
const ticksOf = ({ ticks }: School) => Object.entries(ticks).map(([milestoneId, tick]) => ({ milestoneId, tick }))
const names = { '#ticks': 'ticks', '#version': 'version' }

/** The reports that are there no more, as reports of nothing. */
const goneOf = (before: School, after: School) =>
  ticksOf(before).filter(({ milestoneId }) => !after.ticks[milestoneId]).map(({ milestoneId, tick: { count: _count, of: _of, ...tick } }) => ({ milestoneId, tick: { ...tick, done: false } }))

/** Only while the reports and contacts of a school are those that were read. */
function asReadCondition({ ticks, contactsVersion, version }: School): Required<Pick<Update, 'condition' | 'names' | 'values'>> {
  const each = Object.entries(ticks).map(([milestoneId, { version }], i) => ({ milestoneId, version, i }))
  return {
    condition: ['#version = :expected AND contactsVersion = :contacts AND size(#ticks) = :ticks', ...each.map(({ i }) => `#ticks.#m${i}.#version = :t${i}`)].join(' AND '),
    names: { ...names, ...Object.fromEntries(each.map(({ milestoneId, i }) => [`#m${i}`, milestoneId])) },
    values: { ':expected': version, ':contacts': contactsVersion, ':ticks': each.length, ...Object.fromEntries(each.map(({ version, i }) => [`:t${i}`, version])) },
  }
}

/** `clock` is the machine's clock in milliseconds, for how old a remembered thing is. */
export function schoolMoves(table: TableClient, clock: () => number): SchoolMoves {
  const { actions } = table
  const memory = cached<readonly Succession[]>(clock)
  const brinOf = (schoolId: SchoolId) => schoolId.slice(0, 4)
  const update = (change: Update) => actions.update(change, 'changed-meanwhile')

  /** The school that leaves, or comes back: its own row, what the overview reads of it, and its place among the schools of its board. */
  function leaving({ regionId, year }: RegionYearKey, { before, after }: SchoolChange): readonly Action[] {
    const { schoolId, boardId, successor, version } = after
    const asRead = factsCondition(versionOf(before))
    const board = boardId && { ...keys.boardSchool(boardId, schoolId, regionId, year), schoolId, regionId, year }
    return [
      update({
        key: keys.school(regionId, year, schoolId),
        set: { version, ...(successor && { successor }) },
        ...(!successor && { remove: ['successor'] }),
        ...asReadCondition(before),
      }),
      update({
        key: keys.progress(regionId, year, schoolId),
        ...asRead,
        condition: `attribute_exists(pk) AND ${asRead.condition}`,
        ...(successor ? { set: { [attributes.left]: successor.schoolId ?? '' } } : { set: {}, remove: [attributes.left] }),
      }),
      ...(board ? [successor ? actions.remove({ pk: board.pk, sk: board.sk }) : actions.put(board)] : []),
    ]
  }

  /** The school in which it goes on: what came along, or went again. */
  function receiving({ regionId, year }: RegionYearKey, { before, after }: SchoolChange): readonly Action[] {
    const { schoolId, contacts, contactsVersion, pupilSystem, version, succeeds = [] } = after
    const hasOtherTicks = after.ticks !== before.ticks
    const succession = succeeds.length > 0 ? { set: { succeeds } } : { set: {}, remove: ['succeeds'] }
    const progressKey = keys.progress(regionId, year, schoolId)
    // Reports come along to a school that has none, or go again: what never stood there is not taken out.
    const come = ticksInProgress(ticksOf(after).filter(({ milestoneId }) => !before.ticks[milestoneId]))
    const gone = ticksInProgress(goneOf(before, after))
    return [
      update({
        key: keys.school(regionId, year, schoolId),
        ...succession,
        set: { ...succession.set, contacts, contactsVersion, pupilSystem, version, ...(hasOtherTicks && { ticks: after.ticks }) },
        ...asReadCondition(before),
      }),
      update({
        key: progressKey,
        ...factsCondition(versionOf(before)),
        set: { ...progressUpdate(progressKey, before, after)?.set, ...come.set, [attributes.contacts]: contacts.length },
        ...(come.into && { into: come.into }),
        ...(gone.outOf && { outOf: gone.outOf }),
        ...(gone.remove && { remove: gone.remove }),
      }),
      update({ key: keys.placement(schoolId, regionId, year), ...succession, condition: 'attribute_exists(pk)' }),
    ]
  }

  const write: SchoolMoves['move'] = async (key, { from, to, change }, trace, mails = []) => {
    const said = to && change ? [actions.put({ ...keys.statement(key.regionId, key.year, to.after.schoolId, toIso(change.at), versionOf(to.after)), ...change })] : []
    const posted = mails.map((mail) => actions.putNew(waitingRow(mail), 'changed-meanwhile'))
    const woken = mails.length > 0 ? [actions.update(wake(keys.clockRow(key.regionId, key.year), trace.event.at), 'changed-meanwhile')] : []
    await table.commit([...leaving(key, from), ...(to ? receiving(key, to) : []), ...said, ...posted, ...woken], trace, key.regionId)
    if (to) memory.forget(brinOf(to.after.schoolId))
  }

  async function ofBrin(brin: string): Promise<readonly Succession[]> {
    const known = memory.get(brin)
    if (known) return known
    const rows = await table.queryAll({ ...keys.placements(brin), consistent: true })
    const found = rows.filter((row) => row['succeeds'] !== undefined).map((row: Row): Succession => ({
      schoolId: String(row['schoolId']), regionId: String(row['regionId']), year: row['year'] as SchoolYear, succeeds: row['succeeds'] as readonly SchoolId[],
    }))
    memory.set(brin, found)
    return found
  }

  return {
    move: write,
    async successions(schoolIdOrBrin) {
      return (await ofBrin(brinOf(schoolIdOrBrin))).filter(({ schoolId }) => schoolId.startsWith(schoolIdOrBrin))
    },
  }
}
