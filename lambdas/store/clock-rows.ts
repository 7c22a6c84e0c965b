// What is due when: one small partition with one row per region's year, read each minute.
import type { Instant } from '../domain/moment.ts'
import type { ClockRow, ClockRows } from '../ports/mail.ts'
import { Refusal } from '../domain/refusal.ts'
import { keys } from './table.ts'
import type { Row } from './expressions.ts'
import type { TableClient } from './table-client.ts'

/** What the clock keeps of a year, without the keys of its row. */
export function clockRowFrom({ pk: _pk, sk: _sk, ...row }: Row): ClockRow {
  return row as unknown as ClockRow
}

export function clockRows(table: TableClient): ClockRows {
  const next = (row: ClockRow) => ({ key: keys.clockRow(row.regionId, row.year), values: { ':expected': row.version } })
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
    async begin(row, until) {
      const begun = await table.update({ ...next(row), set: { deciding: until, version: row.version + 1 }, condition: 'version = :expected' })
      if (!begun) throw new Refusal('changed-meanwhile')
      return clockRowFrom(begun)
    },
    async finish(row, decided, nextDue) {
      const done = { ...next(row), remove: ['deciding'] }
      const set = { decided, version: row.version + 1 }
      const finished = await table.update({
        ...done,
        set: { ...set, nextDue, wakesSeen: row.wakes },
        condition: 'version = :expected AND wakes = :wakes',
        values: { ':expected': row.version, ':wakes': row.wakes },
      })
      if (finished) return
      // Woken meanwhile: what was decided stands, and the region stays due for whatever it was woken for.
      if (!(await table.update({ ...done, set, condition: 'version = :expected' }))) throw new Refusal('changed-meanwhile')
    },
  }
}
