// The slow work on each region's year: how far it is, in one row, and the rows that it removes, counted in the transaction that removes them.
import type { ChoreRow, RemainingRow, Sweep } from '../domain/chores.ts'
import { type Closing, destroysFrom } from '../domain/closing.ts'
import type { Delivery } from '../domain/delivery.ts'
import type { Dossier } from '../domain/dossier.ts'
import type { Instant } from '../domain/moment.ts'
import { Refusal } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { Chores } from '../ports/closing.ts'
import type { FetchRecord } from '../ports/dossiers.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { Row, Update } from './expressions.ts'
import { dossierColumns } from './progress-row.ts'
import { keys } from './table.ts'
import { actionsPerCommit, type TableClient } from './table-client.ts'
import type { HeadMemory } from './years.ts'

const nameOf = ({ regionId, year }: RegionYearKey) => `${regionId}#${year}`
const keyOf = ({ regionId, year }: RegionYearKey) => keys.chore(regionId, year)

function choreFrom({ pk: _pk, sk: _sk, ...row }: Row): ChoreRow {
  return row as unknown as ChoreRow
}

/** The row as it becomes, on the version that was read. */
function nextRow(row: ChoreRow, change: { readonly sweptAt?: Instant; readonly sweep?: Sweep | undefined; readonly closing?: Closing }): { readonly next: ChoreRow; readonly update: Update } {
  const { version, ...rest } = row
  const kept = { ...rest, ...change }
  const set = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined))
  const gone = Object.keys(kept).filter((name) => !(name in set))
  const next = { ...(set as unknown as Omit<ChoreRow, 'version'>), version: version + 1 }
  const condition = version === 0 ? 'attribute_not_exists(version)' : 'version = :expected'
  return { next, update: { key: keyOf(row), set: { ...set, version: version + 1 }, remove: gone, condition, ...(version > 0 && { values: { ':expected': version } }) } }
}

/** What a row in the partition of a school is; nothing for what belongs to another region, since a school may be in two. */
function remainingOf(row: Row, regionId: string, schoolId: SchoolId): RemainingRow | undefined {
  const rowId = String(row['sk'])
  const isOurs = (of: unknown) => of === undefined || of === regionId
  if (rowId.startsWith('DOSSIER#')) return isOurs(row['regionId']) ? { rowId, kind: 'dossier', dossier: row as unknown as Dossier } : undefined
  if (rowId.startsWith('DELIVERY#')) {
    // A row with the VO school's own reference alone has lost its dossier, whichever region that was of.
    const delivery = row['delivery'] as Delivery | undefined
    return isOurs(delivery?.regionId) ? { rowId, kind: delivery ? 'delivery' : 'other' } : undefined
  }
  if (!isOurs(row['regionId'])) return undefined
  if (!rowId.startsWith('FETCHED#')) return { rowId, kind: 'other' }
  return { rowId, kind: (row as unknown as FetchRecord).voSchoolId === schoolId ? 'fetch' : 'part-of-fetch' }
}

/** What follows from a dossier goes before it. */
const order: readonly RemainingRow['kind'][] = ['delivery', 'fetch', 'part-of-fetch', 'dossier', 'other']

export function chores(table: TableClient, memory: HeadMemory): Chores {
  const { actions } = table

  async function save(row: ChoreRow, change: Parameters<typeof nextRow>[1]): Promise<ChoreRow> {
    const { next, update } = nextRow(row, change)
    if (!(await table.update(update))) throw new Refusal('changed-meanwhile')
    return next
  }
  const rows = async () => (await table.queryAll({ ...keys.chores(), consistent: true })).map(choreFrom)

  return {
    async all() {
      const [named, known] = await Promise.all([table.queryAll(keys.regions()), rows()])
      const regions = await table.getAllOf(named.map((row) => keys.region(String(row['id']))))
      const years = regions.flatMap((region) => ((region?.['years'] ?? []) as SchoolYear[]).map((year) => ({ regionId: String(region!['id']), year })))
      const byName = new Map(known.map((row) => [nameOf(row), row]))
      return years.map((key) => byName.get(nameOf(key)) ?? { ...key, version: 0 })
    },
    async get(key) {
      const row = await table.get(keyOf(key), true)
      return row ? choreFrom(row) : { regionId: key.regionId, year: key.year, version: 0 }
    },
    async beginClosing(key, closing, trace) {
      const { regionId, year } = key
      await table.commit(
        [
          actions.update(
            { key: keys.head(regionId, year), set: { closedAt: closing.startedAt }, condition: 'attribute_exists(pk) AND attribute_not_exists(closedAt)' },
            'changed-meanwhile',
          ),
          // Beside whatever a round of clearing away wrote there meanwhile; that round ends here.
          actions.update({ key: keyOf(key), set: { regionId, year, closing }, add: { version: 1 }, remove: ['sweep'], condition: 'attribute_not_exists(closing)' }, 'changed-meanwhile'),
        ],
        trace,
        regionId,
      )
      memory.forget(key)
    },
    async saveSweep(row, next, trace) {
      const change = { sweptAt: next.sweptAt, sweep: next.sweep }
      if (!trace) return save(row, change)
      const saved = nextRow(row, change)
      await table.commit([actions.update(saved.update, 'changed-meanwhile')], trace, row.regionId)
      return saved.next
    },
    saveClosing: (row, closing) => save(row, { closing }),
    async leftOf({ regionId, year }, schoolId) {
      const left = (await table.queryAll({ ...keys.transfers(schoolId, year), consistent: true })).flatMap((row) => remainingOf(row, regionId, schoolId) ?? [])
      return left.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    },
    async destroy(row, schoolId, part, closing) {
      const { next, update } = nextRow(row, { closing })
      const { pk } = keys.transfers(schoolId, row.year)
      const codes = part.flatMap(({ codeHash }) => (codeHash === undefined ? [] : [actions.remove(keys.code(codeHash))]))
      await table.transact([actions.update(update, 'changed-meanwhile'), ...part.map(({ rowId }) => actions.remove({ pk, sk: rowId })), ...codes])
      return next
    },
    async finishSchool(row, schoolId, closing, trace) {
      const { next, update } = nextRow(row, { closing })
      const progress = keys.progress(row.regionId, row.year, schoolId)
      const pairs = await table.queryAll(keys.pairsOf(row.regionId, row.year, schoolId))
      // The pairs first: whatever finds the school done finds them gone.
      for (let i = 0; i < pairs.length; i += actionsPerCommit) {
        await table.transact(pairs.slice(i, i + actionsPerCommit).map(({ pk, sk }) => actions.remove({ pk: String(pk), sk: String(sk) })))
      }
      await table.commit([actions.update(update, 'changed-meanwhile'), actions.update({ key: progress, set: {}, remove: dossierColumns }, 'changed-meanwhile')], trace, row.regionId)
      return next
    },
    async finishClosing(row, closing, trace) {
      const { next, update } = nextRow(row, { closing })
      const certificate = { ...keys.certificate(row.regionId, row.year), ...closing }
      await table.commit([actions.update(update, 'changed-meanwhile'), actions.put(certificate)], trace, row.regionId)
      return next
    },
    async certificate({ regionId, year }) {
      const row = await table.get(keys.certificate(regionId, year), true)
      if (!row) return undefined
      const { pk: _pk, sk: _sk, ...closing } = row
      return closing as unknown as Closing
    },
    async earliest() {
      const due = (await rows()).flatMap(({ closing }) => (closing && closing.endedAt === undefined ? [destroysFrom(closing)] : []))
      return due.toSorted((a, b) => a - b)[0]
    },
  }
}
