// The schools of a region's year, each in one row with its contacts and ticks; and where a school takes part.
import type { PublicSchool } from '../domain/agreements.ts'
import type { TickList } from '../domain/progress-import.ts'
import { Refusal } from '../domain/refusal.ts'
import type { School, SchoolId } from '../domain/school.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { RegionYearKey, Schools } from '../ports.ts'
import { cached } from './cached.ts'
import { waitingRow } from './outbox.ts'
import { keys } from './table.ts'
import type { Key, Row, Update } from './expressions.ts'
import { type Action, actionsPerCommit, type TableClient } from './table-client.ts'
import { type HeadMemory, wake } from './years.ts'

/** What a school's own facts are: all of it but contacts, ticks and the feed, which are written apart. */
const factsOf = ({ contacts: _contacts, contactsConfirmedAt: _at, contactsVersion: _version, ticks: _ticks, feedRenewed: _feed, ...facts }: School) => facts

/** A school of a year that is being opened is two rows, and each commit looks once whether the year is open by now. */
const schoolsAtOnce = Math.floor((actionsPerCommit - 1) / 2)

function schoolFrom({ pk: _pk, sk: _sk, ...school }: Row): School {
  return school as unknown as School
}

const publicFrom = ({ schoolId, name, place, sector, pupilSystem }: School): PublicSchool => ({ schoolId, name, place, sector, pupilSystem })

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
  const placementOf = ({ regionId, year }: RegionYearKey, { schoolId }: School): Action => actions.put({ ...keys.placement(schoolId, regionId, year), schoolId, regionId, year })
  const add = (key: RegionYearKey, school: School): readonly Action[] => [
    actions.putNew({ ...keyOf(key, school.schoolId), ...school }, 'changed-meanwhile'),
    placementOf(key, school),
  ]
  const change = (key: RegionYearKey, school: School, expectedVersion: number): Action =>
    actions.update(
      { key: keyOf(key, school.schoolId), set: factsOf(school), condition: 'version = :expected', values: { ':expected': expectedVersion } },
      'changed-meanwhile',
    )
  return {
    async list(key) {
      return (await table.queryAll({ ...keys.schools(key.regionId, key.year), consistent: true })).map(schoolFrom)
    },
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
      const [schoolRow, headRow] = await table.getAll([keyOf(key, schoolId), ...(known ? [] : [keys.head(key.regionId, key.year)])])
      const head = known ?? memory.keep(key, headRow)
      return schoolRow && head ? { school: schoolFrom(schoolRow), head } : undefined
    },
    async getAllWithYears(placements) {
      const nameOf = ({ regionId, year }: RegionYearKey) => `${regionId}#${year}`
      const years = [...new Map(placements.map(({ regionId, year }) => [nameOf({ regionId, year }), { regionId, year }])).values()]
      const heads = new Map(years.map((key) => [nameOf(key), memory.get(key)]))
      const cold = years.filter((key) => !heads.get(nameOf(key)))
      const wanted = [...placements.map((place) => keyOf(place, place.schoolId)), ...cold.map(({ regionId, year }) => keys.head(regionId, year))]
      const rows = await table.getAll(wanted)
      cold.forEach((key, i) => heads.set(nameOf(key), memory.keep(key, rows[placements.length + i])))
      return placements.map((place, i) => {
        const [row, head] = [rows[i], heads.get(nameOf(place))]
        return row && head ? { school: schoolFrom(row), head } : undefined
      })
    },
    async saveImport(key, { added, changed }, trace) {
      const groups = [...changed.map((school) => [change(key, school, school.version - 1)]), ...added.map((school) => add(key, school))]
      await table.commitInParts(groups, trace, key.regionId)
    },
    async create(key, school, trace) {
      await table.commit(add(key, school), trace, key.regionId)
    },
    async prepare(key, prepared, trace) {
      const parts = Array.from({ length: Math.ceil(prepared.length / schoolsAtOnce) }, (_, i) => prepared.slice(i * schoolsAtOnce, (i + 1) * schoolsAtOnce))
      const notOpen = actions.check(keys.head(key.regionId, key.year), 'attribute_not_exists(pk)', {}, 'already-exists')
      const groups = parts.map((part) => [notOpen, ...part.flatMap((school) => [actions.put({ ...keyOf(key, school.schoolId), ...school }), placementOf(key, school)])])
      await table.commitInParts(groups, trace, key.regionId)
    },
    async save(key, school, expectedVersion, trace) {
      await table.commit([change(key, school, expectedVersion)], trace, key.regionId)
    },
    async saveContacts(key, schoolId, contacts, expectedVersion, confirmedAt, trace, mail) {
      if ('contactsVersion' in trace && trace.contactsVersion !== expectedVersion) throw new Refusal('changed-meanwhile')
      const set = { contacts, contactsVersion: expectedVersion + 1, ...(confirmedAt !== undefined && { contactsConfirmedAt: confirmedAt }) }
      const posted = mail ? [actions.putNew(waitingRow(mail), 'changed-meanwhile'), actions.update(wake(keys.clockRow(key.regionId, key.year), trace.event.at), 'changed-meanwhile')] : []
      await table.commit(
        [actions.update({ key: keyOf(key, schoolId), set, condition: 'contactsVersion = :expected', values: { ':expected': expectedVersion } }, 'changed-meanwhile'), ...posted],
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
      ])
      await table.commitInParts(groups, trace, key.regionId)
    },
    async saveTicksImport(key, lists, trace) {
      const groups = lists.map((list) => [actions.update(ticksUpdate(keyOf(key, list.schoolId), list), 'changed-meanwhile')])
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
        ],
        trace,
        key.regionId,
      )
    },
    async renewFeed(key, schoolId, expected, trace) {
      const condition = expected === 0 ? 'attribute_exists(pk) AND attribute_not_exists(feedRenewed)' : 'feedRenewed = :expected'
      const change = { key: keyOf(key, schoolId), set: { feedRenewed: expected + 1 }, condition, ...(expected > 0 && { values: { ':expected': expected } }) }
      await table.commit([actions.update(change, 'changed-meanwhile')], trace, key.regionId)
    },
    async note(key, trace) {
      await table.commit([], trace, key.regionId)
    },
    async placements(schoolIdOrBrin) {
      const rows = await table.queryAll(keys.placements(schoolIdOrBrin))
      return rows.map((row) => ({ schoolId: String(row['schoolId']), regionId: String(row['regionId']), year: row['year'] as SchoolYear }))
    },
  }
}
