// How many OSO dossiers VO schools did not find: one small row for the VO school and one for the PO school, for each pair.
import type { OsoMissing } from '../ports/connection.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { SchoolId } from '../domain/school.ts'
import { inColumns, seenIn } from './progress-row.ts'
import { keys } from './table.ts'
import type { Action, TableClient } from './table-client.ts'

export function osoMissing(table: TableClient): OsoMissing {
  const { actions } = table
  /** The VO school's own row is written on the number that was read (`known`): from it follows what the totals become. */
  const rowOf = ({ regionId, year }: RegionYearKey, of: SchoolId, other: SchoolId, count: number, known?: number) => {
    const onRead = known === undefined ? {} : known === 0 ? { condition: 'attribute_not_exists(#count) OR #count = :known' } : { condition: '#count = :known' }
    const change = { key: keys.osoMissing(of, year, regionId, other), set: { regionId, schoolId: other, count }, names: { '#count': 'count' }, ...onRead, ...(known !== undefined && { values: { ':known': known } }) }
    return actions.update(change, 'changed-meanwhile')
  }
  /** The totals of the region: of the pair, and of the PO school. */
  const totals = ({ regionId, year }: RegionYearKey, poSchoolId: SchoolId, voSchoolId: SchoolId, more: number): readonly Action[] => [
    actions.update({ key: keys.pair(regionId, year, poSchoolId, voSchoolId), set: {}, add: { osoMissing: more } }, 'changed-meanwhile'),
    actions.update({ key: keys.progress(regionId, year, poSchoolId), set: {}, add: inColumns({ osoMissing: more }) }, 'changed-meanwhile'),
  ]
  async function read({ regionId, year }: RegionYearKey, schoolId: SchoolId) {
    const rows = await table.queryAll({ ...keys.osoMissingOf(schoolId, year, regionId), consistent: true })
    return rows.map((row) => ({ schoolId: String(row['schoolId']), count: Number(row['count']) })).filter(({ count }) => count > 0)
  }
  return {
    async report(key, voSchoolId, counts, trace) {
      const known = new Map((await read(key, voSchoolId)).map((each) => [each.schoolId, each.count]))
      const groups = counts.map(({ schoolId, count }) => {
        const more = count - (known.get(schoolId) ?? 0)
        return [rowOf(key, voSchoolId, schoolId, count, known.get(schoolId) ?? 0), rowOf(key, schoolId, voSchoolId, count), ...(more === 0 ? [] : totals(key, schoolId, voSchoolId, more))]
      })
      const seen = seenIn(trace)
      const own = Object.keys(seen).length > 0 ? [actions.update({ key: keys.progress(key.regionId, key.year, voSchoolId), set: seen }, 'changed-meanwhile')] : []
      await table.commitInParts([own, ...groups], trace, key.regionId)
    },
    by: read,
  }
}
