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
    async get({ regionId, year }, schoolId) {
      const row = await table.get(keys.progress(regionId, year, schoolId), true)
      if (!row) return undefined
      const { pk: _pk, sk: _sk, ...numbers } = row
      return { ...noProgress(schoolId), ...numbers }
    },
    async markExported({ regionId, year }, schoolId, trace) {
      const mark = { key: keys.progress(regionId, year, schoolId), set: { schoolId, exportedAt: trace.event.at } }
      await table.commit([table.actions.update(mark, 'changed-meanwhile')], trace, regionId)
    },
  }
}
