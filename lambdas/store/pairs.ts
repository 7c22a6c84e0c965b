// How many pupils go from which PO school to which VO school: one row for each pair, so that the red list of a region is one query.
import { sideOf } from '../domain/school.ts'
import type { Pairs } from '../ports/connection.ts'
import { seenIn } from './progress-row.ts'
import { keys } from './table.ts'
import type { TableClient } from './table-client.ts'

export function pairs(table: TableClient): Pairs {
  const { actions } = table
  return {
    async list({ regionId, year }) {
      const rows = await table.queryAll({ ...keys.pairs(regionId, year), consistent: true })
      return rows.map(({ sk, applied = 0, osoMissing = 0, expectedByPo, expectedByVo }) => {
        const [, poSchoolId = '', voSchoolId = ''] = String(sk).split('#')
        return {
          poSchoolId, voSchoolId, applied: Number(applied), osoMissing: Number(osoMissing),
          ...(expectedByPo !== undefined && { expectedByPo: Number(expectedByPo) }), ...(expectedByVo !== undefined && { expectedByVo: Number(expectedByVo) }),
        }
      })
    },
    async expect({ regionId, year }, { schoolId, sector }, counts, trace) {
      const isPo = sideOf(sector) === 'po'
      const name = isPo ? 'expectedByPo' : 'expectedByVo'
      const groups = counts.map(({ schoolId: other, count }) => {
        const key = isPo ? keys.pair(regionId, year, schoolId, other) : keys.pair(regionId, year, other, schoolId)
        return [actions.update(count === 0 ? { key, set: {}, remove: [name] } : { key, set: { [name]: count } }, 'changed-meanwhile')]
      })
      const seen = seenIn(trace)
      const own = Object.keys(seen).length > 0 ? [actions.update({ key: keys.progress(regionId, year, schoolId), set: seen }, 'changed-meanwhile')] : []
      await table.commitInParts([own, ...groups], trace, regionId)
    },
  }
}
