// The schools of a region's year, each in one row with its contacts and ticks; and where a school takes part.
import type { School, SchoolId } from '../domain/school.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { RegionYearKey, Schools } from '../ports.ts'
import { keys } from './table.ts'
import type { Row } from './expressions.ts'
import type { Action, TableClient } from './table-client.ts'
import type { HeadMemory } from './years.ts'

/** What a school's own facts are: all of it but contacts and ticks, which have versions of their own. */
const factsOf = ({ contacts: _contacts, contactsConfirmedAt: _at, contactsVersion: _version, ticks: _ticks, ...facts }: School) => facts

function schoolFrom({ pk: _pk, sk: _sk, ...school }: Row): School {
  return school as unknown as School
}

export function schools(table: TableClient, memory: HeadMemory): Schools {
  const { actions } = table
  const keyOf = (key: RegionYearKey, schoolId: SchoolId) => keys.school(key.regionId, key.year, schoolId)
  const add = (key: RegionYearKey, school: School): readonly Action[] => [
    actions.putNew({ ...keyOf(key, school.schoolId), ...school }, 'changed-meanwhile'),
    actions.put({ ...keys.placement(school.schoolId, key.regionId, key.year), schoolId: school.schoolId, regionId: key.regionId, year: key.year }),
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
    async getWithYear(key, schoolId) {
      const known = memory.get(key)
      const [schoolRow, headRow] = await table.getAll([keyOf(key, schoolId), ...(known ? [] : [keys.head(key.regionId, key.year)])])
      const head = known ?? memory.keep(key, headRow)
      return schoolRow && head ? { school: schoolFrom(schoolRow), head } : undefined
    },
    async saveImport(key, { added, changed }, trace) {
      const groups = [...changed.map((school) => [change(key, school, school.version - 1)]), ...added.map((school) => add(key, school))]
      await table.commitInParts(groups, trace, key.regionId)
    },
    async create(key, school, trace) {
      await table.commit(add(key, school), trace, key.regionId)
    },
    async save(key, school, expectedVersion, trace) {
      await table.commit([change(key, school, expectedVersion)], trace, key.regionId)
    },
    async saveContacts(key, schoolId, contacts, expectedVersion, confirmedAt, trace) {
      const set = { contacts, contactsVersion: expectedVersion + 1, ...(confirmedAt !== undefined && { contactsConfirmedAt: confirmedAt }) }
      await table.commit(
        [actions.update({ key: keyOf(key, schoolId), set, condition: 'contactsVersion = :expected', values: { ':expected': expectedVersion } }, 'changed-meanwhile')],
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
    async saveTick(key, schoolId, milestoneId, tick, expectedVersion, trace) {
      const names = { '#ticks': 'ticks', '#milestone': milestoneId, '#tickVersion': 'version' }
      const condition =
        expectedVersion === 0
          ? 'attribute_exists(pk) AND attribute_not_exists(#ticks.#milestone)'
          : '#ticks.#milestone.#tickVersion = :expected'
      await table.commit(
        [
          actions.update(
            {
              key: keyOf(key, schoolId),
              set: { [`ticks.${milestoneId}`]: tick },
              condition,
              names: expectedVersion === 0 ? { '#ticks': 'ticks', '#milestone': milestoneId } : names,
              values: expectedVersion === 0 ? {} : { ':expected': expectedVersion },
            },
            'changed-meanwhile',
          ),
        ],
        trace,
        key.regionId,
      )
    },
    async placements(schoolIdOrBrin) {
      const rows = await table.queryAll(keys.placements(schoolIdOrBrin))
      return rows.map((row) => ({ schoolId: String(row['schoolId']), regionId: String(row['regionId']), year: row['year'] as SchoolYear }))
    },
  }
}
