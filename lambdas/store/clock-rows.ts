// What is due when: one small partition with one row per region's year, read each minute.
import type { Instant } from '../domain/moment.ts'
import type { ClockRow, ClockRows } from '../ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { keys } from './table.ts'
import type { Row, TableClient } from './table-client.ts'

function clockRowFrom({ pk: _pk, sk: _sk, ...row }: Row): ClockRow {
  return row as unknown as ClockRow
}

export function clockRows(table: TableClient): ClockRows {
  async function change(row: ClockRow, set: Row, remove: readonly string[]): Promise<ClockRow> {
    const updated = await table.update({
      key: keys.clockRow(row.regionId, row.year),
      set: { ...set, version: row.version + 1 },
      remove,
      // A region that was woken meanwhile must not be put back to sleep before someone has looked at what it was woken for.
      condition: 'version = :expected AND wakes = :wakes',
      values: { ':expected': row.version, ':wakes': row.wakes },
    })
    if (!updated) throw new Refusal('changed-meanwhile')
    return clockRowFrom(updated)
  }
  return {
    async due(now) {
      const rows = await table.queryAll({
        ...keys.clockRows(),
        consistent: true,
        filter: { expression: '#nextDue <= :now', names: { '#nextDue': 'nextDue' }, values: { ':now': now } },
      })
      return rows.map(clockRowFrom)
    },
    async earliest() {
      const rows = (await table.queryAll({ ...keys.clockRows(), consistent: true })).map(clockRowFrom)
      return rows.length === 0 ? undefined : (Math.min(...rows.map((row) => row.nextDue)) as Instant)
    },
    begin: (row, until) => change(row, { deciding: until }, []),
    async finish(row, decided, nextDue) {
      await change(row, { decided, nextDue }, ['deciding'])
    },
  }
}
