// How far the schools of a region's year are, one small row each, so that a whole region is one query.
import { noProgress } from '../domain/school-progress.ts'
import type { Progress } from '../ports.ts'
import { keys } from './table.ts'
import type { TableClient } from './table-client.ts'

export function progress(table: TableClient): Progress {
  return {
    async list({ regionId, year }) {
      const rows = await table.queryAll({ ...keys.progressOfYear(regionId, year), consistent: true })
      return rows.map(({ pk: _pk, sk: _sk, ...row }) => ({ ...noProgress(String(row['schoolId'])), ...row }))
    },
  }
}
