// The schools of a region's year, each in one row with its contacts and ticks; and where a school takes part.
import type { PublicSchool } from '../domain/agreements.ts'
import type { TickList } from '../domain/progress-import.ts'
import { Refusal } from '../domain/refusal.ts'
import { type School, type SchoolId, takesPart } from '../domain/school.ts'
import { ofTakingPart } from '../domain/school-progress.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { Contact } from '../domain/contact.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { Placement, SchoolChange, Schools } from '../ports/schools.ts'
import type { LinkTrace, Trace } from '../ports/trace.ts'
import { cached } from './cached.ts'
import { waitingRow } from './outbox.ts'
import { schoolMoves } from './school-moves.ts'
import { attributes, doneInProgress, factsCondition, newProgressRow, progressFrom, progressUpdate, seenIn, ticksInProgress } from './progress-row.ts'
import { keys } from './table.ts'
import type { Key, Row, Update } from './expressions.ts'
import { type Action, actionsPerCommit, type TableClient } from './table-client.ts'
import { type HeadMemory, wake } from './years.ts'

/** What the register and the region say of a school: all of it but contacts, ticks, the feed and the progress, which are written apart. */
const factsOf = ({ contacts: _contacts, contactsConfirmedAt: _at, contactsVersion: _version, ticks: _ticks, feedRenewed: _feed, progress: _progress, ...facts }: School) => facts

/** A school of a year that is being opened is at most four rows, and each commit looks once whether the year is open by now. */
const schoolsAtOnce = Math.floor((actionsPerCommit - 1) / 4)

function schoolFrom({ pk: _pk, sk: _sk, ...school }: Row): School {
  return school as unknown as School
}

/** A school as its own row keeps it: its progress stands apart. */
const rowOf = ({ progress: _progress, ...school }: School) => school

function withProgressOf(row: Row, progressRow: Row | undefined): School {
  return { ...schoolFrom(row), ...(progressRow && { progress: progressFrom(progressRow) }) }
}

const placementFrom = (row: Row): Placement => ({ schoolId: String(row['schoolId']), regionId: String(row['regionId']), year: row['year'] as SchoolYear })

const publicFrom = ({ schoolId, name, place, sector, pupilSystem, successor }: School): PublicSchool => ({ schoolId, name, place, sector, pupilSystem, ...(successor && { hasLeft: true }) })

/** The ticks of one school by the version of each; one that was never said is not there yet. */
function ticksUpdate(key: Key, { ticks }: TickList): Update {
  const names: Record<string, string> = { '#ticks': 'ticks' }
  const values: Row = {}
  const conditions = ticks.map(({ milestoneId, expectedVersion }, i) => {
    names[`#m${i}`] = milestoneId
    if (expectedVersion === 0) return `attribute_not_exists(#ticks.#m${i})`
    names['#tickVersion'] = 'version'
    values[`:e${i}`] = expectedVersion
    return `#ticks.#m${i}.#tickVersion = :e${i}`
  })
  const set = Object.fromEntries(ticks.map(({ milestoneId, tick }) => [`ticks.${milestoneId}`, tick]))
  return { key, set, condition: ['attribute_exists(pk)', ...conditions].join(' AND '), names, values }
}

/** `clock` is the machine's clock in milliseconds, for how old a remembered thing is. */
export function schools(table: TableClient, memory: HeadMemory, clock: () => number = Date.now): Schools {
  const { actions } = table
  const publicMemory = cached<readonly PublicSchool[]>(clock)
  const keyOf = (key: RegionYearKey, schoolId: SchoolId) => keys.school(key.regionId, key.year, schoolId)
  const progressKey = (key: RegionYearKey, schoolId: SchoolId) => keys.progress(key.regionId, key.year, schoolId)
  const ofBoard = ({ regionId, year }: RegionYearKey, { schoolId, boardId, successor }: School): readonly Action[] =>
    boardId && !successor ? [actions.put({ ...keys.boardSchool(boardId, schoolId, regionId, year), schoolId, regionId, year })] : []
  /** Where a school is found beside its own row: by its BRIN, by its board, and among the progress of its region. */
  const besides = (key: RegionYearKey, school: School): readonly Action[] => [
    actions.put({ ...keys.placement(school.schoolId, key.regionId, key.year), schoolId: school.schoolId, regionId: key.regionId, year: key.year }),
    ...ofBoard(key, school),
    actions.put({ ...progressKey(key, school.schoolId), ...newProgressRow(school) }),
  ]
  /** An act that shows in the progress of a school, or leans on it: when it was the school's own, it was seen. */
  const progressed = (key: RegionYearKey, schoolId: SchoolId, update: Partial<Update>, trace: Trace | LinkTrace): readonly Action[] => {
    const change = { ...update, key: progressKey(key, schoolId), set: { ...update.set, ...seenIn(trace) } }
    const isEmpty = Object.keys(change.set).length === 0 && !update.into && !update.outOf && !update.remove?.length
    if (!isEmpty) return [actions.update(change, 'changed-meanwhile')]
    return change.condition === undefined ? [] : [actions.check(change.key, change.condition, change.values ?? {}, 'changed-meanwhile')]
  }
  const contactsShown = (contacts: readonly Contact[], isConfirmed: boolean): Partial<Update> => ({
    set: { [attributes.contacts]: contacts.length, ...(isConfirmed && { [attributes.confirmed]: 1 }) },
    remove: [attributes.bounced],
  })
  const add = (key: RegionYearKey, school: School): readonly Action[] => [
    actions.putNew({ ...keyOf(key, school.schoolId), ...rowOf(school) }, 'changed-meanwhile'),
    ...besides(key, school),
  ]
  const change = (key: RegionYearKey, { before, after }: SchoolChange, expectedVersion: number, trace: Trace): readonly Action[] => {
    const isElsewhere = before.boardId !== after.boardId
    // With another board or pupil system the facts become of before: they have to be those that were read, also when there were none.
    const leansOnFacts = before.progress !== undefined && (isElsewhere || before.pupilSystem !== after.pupilSystem)
    const shown = {
      ...(leansOnFacts && factsCondition(before.progress.qualification.version)),
      ...progressUpdate(progressKey(key, after.schoolId), before, after),
    }
    return [
      actions.update(
        { key: keyOf(key, after.schoolId), set: factsOf(after), condition: 'version = :expected', values: { ':expected': expectedVersion } },
        'changed-meanwhile',
      ),
      ...progressed(key, after.schoolId, shown, trace),
      ...(isElsewhere && before.boardId ? [actions.remove(keys.boardSchool(before.boardId, before.schoolId, key.regionId, key.year))] : []),
      ...(isElsewhere ? ofBoard(key, after) : []),
    ]
  }
  /** With the numbers of the schools that it goes on with: 1 more read, for such a school alone. */
  async function withPredecessors(key: RegionYearKey, school: School): Promise<School> {
    const { succeeds = [], progress } = school
    if (succeeds.length === 0 || !progress) return school
    const rows = await table.getAll(succeeds.map((schoolId) => progressKey(key, schoolId)))
    const [whole = progress] = ofTakingPart([progress, ...rows.flatMap((row) => (row ? [progressFrom(row)] : []))])
    return { ...school, progress: whole }
  }
  const listAll = async ({ regionId, year }: RegionYearKey): Promise<readonly School[]> => (await table.queryAll({ ...keys.schools(regionId, year), consistent: true })).map(schoolFrom)
  return {
    ...schoolMoves(table, clock),
    async list(key) {
      return (await listAll(key)).filter(takesPart)
    },
    listAll,
    async listPublic(key) {
      const name = `${key.regionId}#${key.year}`
      const known = publicMemory.get(name)
      if (known) return known
      const read = (await table.queryAll(keys.schools(key.regionId, key.year))).map((row) => publicFrom(schoolFrom(row)))
      publicMemory.set(name, read)
      return read
    },
    async getWithYear(key, schoolId) {
      const known = memory.get(key)
      const [schoolRow, progressRow, headRow] = await table.getAll([keyOf(key, schoolId), progressKey(key, schoolId), ...(known ? [] : [keys.head(key.regionId, key.year)])])
      const head = known ?? memory.keep(key, headRow)
      return schoolRow && head ? { school: await withPredecessors(key, withProgressOf(schoolRow, progressRow)), head } : undefined
    },
    async getAllWithYears(placements) {
      const nameOf = ({ regionId, year }: RegionYearKey) => `${regionId}#${year}`
      const years = [...new Map(placements.map(({ regionId, year }) => [nameOf({ regionId, year }), { regionId, year }])).values()]
      const heads = new Map(years.map((key) => [nameOf(key), memory.get(key)]))
      const cold = years.filter((key) => !heads.get(nameOf(key)))
      const headKeys = cold.map(({ regionId, year }) => keys.head(regionId, year))
      const wanted = [...headKeys, ...placements.flatMap((place) => [keyOf(place, place.schoolId), progressKey(place, place.schoolId)])]
      const rows = await table.getAllOf(wanted)
      cold.forEach((key, i) => heads.set(nameOf(key), memory.keep(key, rows[i])))
      return placements.map((place, i) => {
        const [row, progressRow] = rows.slice(headKeys.length + 2 * i)
        const head = heads.get(nameOf(place))
        return row && head ? { school: withProgressOf(row, progressRow), head } : undefined
      })
    },
    async saveImport(key, { added, changed }, trace) {
      const groups = [...changed.map((each) => change(key, each, each.after.version - 1, trace)), ...added.map((school) => add(key, school))]
      await table.commitInParts(groups, trace, key.regionId)
    },
    async create(key, school, trace) {
      await table.commit(add(key, school), trace, key.regionId)
    },
    async prepare(key, prepared, trace) {
      const parts = Array.from({ length: Math.ceil(prepared.length / schoolsAtOnce) }, (_, i) => prepared.slice(i * schoolsAtOnce, (i + 1) * schoolsAtOnce))
      const notOpen = actions.check(keys.head(key.regionId, key.year), 'attribute_not_exists(pk)', {}, 'already-exists')
      const groups = parts.map((part) => [notOpen, ...part.flatMap((school) => [actions.put({ ...keyOf(key, school.schoolId), ...rowOf(school) }), ...besides(key, school)])])
      await table.commitInParts(groups, trace, key.regionId)
    },
    async save(key, changed, expectedVersion, trace) {
      await table.commit(change(key, changed, expectedVersion, trace), trace, key.regionId)
    },
    async saveContacts(key, schoolId, contacts, expectedVersion, confirmedAt, trace, mail) {
      if ('contactsVersion' in trace && trace.contactsVersion !== expectedVersion) throw new Refusal('changed-meanwhile')
      const set = { contacts, contactsVersion: expectedVersion + 1, ...(confirmedAt !== undefined && { contactsConfirmedAt: confirmedAt }) }
      const posted = mail ? [actions.putNew(waitingRow(mail), 'changed-meanwhile'), actions.update(wake(keys.clockRow(key.regionId, key.year), trace.event.at), 'changed-meanwhile')] : []
      await table.commit(
        [
          actions.update({ key: keyOf(key, schoolId), set, condition: 'contactsVersion = :expected', values: { ':expected': expectedVersion } }, 'changed-meanwhile'),
          ...progressed(key, schoolId, contactsShown(contacts, confirmedAt !== undefined), trace),
          ...posted,
        ],
        trace,
        key.regionId,
      )
    },
    async saveContactsImport(key, lists, trace) {
      const groups = lists.map(({ schoolId, contacts, expectedVersion }) => [
        actions.update(
          {
            key: keyOf(key, schoolId),
            set: { contacts, contactsVersion: expectedVersion + 1 },
            condition: 'contactsVersion = :expected',
            values: { ':expected': expectedVersion },
          },
          'changed-meanwhile',
        ),
        ...progressed(key, schoolId, contactsShown(contacts, false), trace),
      ])
      await table.commitInParts(groups, trace, key.regionId)
    },
    async saveTicksImport(key, lists, trace) {
      const groups = lists.map((list) => {
        const { schoolId, ticks, doneBefore, doneAfter } = list
        const numbers = ticksInProgress(ticks)
        const done = doneInProgress(doneBefore, doneAfter)
        const shown = { key: progressKey(key, schoolId), ...done, set: { ...numbers.set, ...done.set }, remove: [...(numbers.remove ?? []), ...(done.remove ?? [])] }
        return [actions.update(ticksUpdate(keyOf(key, schoolId), list), 'changed-meanwhile'), actions.update(shown, 'changed-meanwhile')]
      })
      await table.commitInParts(groups, trace, key.regionId)
    },
    async saveTick(key, schoolId, milestoneId, tick, expectedVersion, trace) {
      const isFirst = expectedVersion === 0
      const ofTick = isFirst ? 'attribute_exists(pk) AND attribute_not_exists(#ticks.#milestone)' : '#ticks.#milestone.#tickVersion = :expected'
      // By a link: only while the contacts are those with which it was checked.
      const byLink = 'contactsVersion' in trace
      await table.commit(
        [
          actions.update(
            {
              key: keyOf(key, schoolId),
              set: { [`ticks.${milestoneId}`]: tick },
              condition: byLink ? `${ofTick} AND contactsVersion = :contacts` : ofTick,
              names: { '#ticks': 'ticks', '#milestone': milestoneId, ...(!isFirst && { '#tickVersion': 'version' }) },
              values: { ...(!isFirst && { ':expected': expectedVersion }), ...(byLink && { ':contacts': trace.contactsVersion }) },
            },
            'changed-meanwhile',
          ),
          ...progressed(key, schoolId, ticksInProgress([{ milestoneId, tick }]), trace),
        ],
        trace,
        key.regionId,
      )
    },
    async renewFeed(key, schoolId, expected, trace) {
      const condition = expected === 0 ? 'attribute_exists(pk) AND attribute_not_exists(feedRenewed)' : 'feedRenewed = :expected'
      const change = { key: keyOf(key, schoolId), set: { feedRenewed: expected + 1 }, condition, ...(expected > 0 && { values: { ':expected': expected } }) }
      await table.commit([actions.update(change, 'changed-meanwhile'), ...progressed(key, schoolId, {}, trace)], trace, key.regionId)
    },
    async note(key, trace) {
      await table.commit([], trace, key.regionId)
    },
    async placements(schoolIdOrBrin) {
      return (await table.queryAll(keys.placements(schoolIdOrBrin))).map(placementFrom)
    },
    async placementsOfBoard(boardId) {
      return (await table.queryAll({ ...keys.boardSchools(boardId), consistent: true })).map(placementFrom)
    },
  }
}
