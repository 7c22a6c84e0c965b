// How far the schools of a region's year are, one small row each, so that a whole region is one query.
import type { Progress } from '../ports/connection.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { Facts } from '../domain/qualification.ts'
import type { SchoolId } from '../domain/school.ts'
import { ofTakingPart } from '../domain/school-progress.ts'
import { cached } from './cached.ts'
import { inColumns, progressFrom, seenIn } from './progress-row.ts'
import { keys } from './table.ts'
import type { TableClient } from './table-client.ts'

/** `clock` is the machine's clock in milliseconds, for how old a remembered thing is. */
export function progress(table: TableClient, clock: () => number = Date.now): Progress {
  const memory = cached<ReadonlyMap<SchoolId, Facts>>(clock)
  const everyone = async ({ regionId, year }: RegionYearKey) => (await table.queryAll(keys.progressOfYear(regionId, year))).map(progressFrom)
  return {
    async list({ regionId, year }) {
      return (await table.queryAll({ ...keys.progressOfYear(regionId, year), consistent: true })).map(progressFrom)
    },
    async overview(key) {
      return ofTakingPart(await everyone(key))
    },
    everyone,
    async facts({ regionId, year }) {
      const name = `${regionId}#${year}`
      const known = memory.get(name)
      if (known) return known
      const rows = (await table.queryAll(keys.progressOfYear(regionId, year))).map(progressFrom)
      const read = new Map(rows.map(({ schoolId, qualification }) => [schoolId, qualification.facts]))
      memory.set(name, read)
      return read
    },
    async get({ regionId, year }, schoolId) {
      const row = await table.get(keys.progress(regionId, year, schoolId), true)
      return row && progressFrom(row)
    },
    async markExported({ regionId, year }, schoolId, trace) {
      const mark = { key: keys.progress(regionId, year, schoolId), set: { ...inColumns({ exportedAt: trace.event.at }), ...seenIn(trace) } }
      await table.commit([table.actions.update(mark, 'changed-meanwhile')], trace, regionId)
    },
  }
}
