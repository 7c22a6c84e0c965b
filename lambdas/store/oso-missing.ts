// How many OSO dossiers VO schools did not find: one small row for the VO school and one for the PO school, for each pair.
import type { OsoMissing, RegionYearKey } from '../ports.ts'
import type { SchoolId } from '../domain/school.ts'
import { keys } from './table.ts'
import type { TableClient } from './table-client.ts'

export function osoMissing(table: TableClient): OsoMissing {
  const { actions } = table
  const rowOf = ({ regionId, year }: RegionYearKey, of: SchoolId, other: SchoolId, count: number) => {
    const key = keys.osoMissing(of, year, regionId, other)
    return count === 0 ? actions.remove(key) : actions.put({ ...key, regionId, schoolId: other, count })
  }
  return {
    async report(key, voSchoolId, counts, trace) {
      const groups = counts.map(({ schoolId, count }) => [rowOf(key, voSchoolId, schoolId, count), rowOf(key, schoolId, voSchoolId, count)])
      await table.commitInParts(groups, trace, key.regionId)
    },
    async by({ regionId, year }, schoolId) {
      const rows = await table.queryAll({ ...keys.osoMissingOf(schoolId, year, regionId), consistent: true })
      return rows.map((row) => ({ schoolId: String(row['schoolId']), count: Number(row['count']) }))
    },
  }
}
