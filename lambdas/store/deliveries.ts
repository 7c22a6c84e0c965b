// What a VO school may come to know of dossiers, in its own partition, with what it fetched: one query for all of it.
import type { Delivery, KeptDelivery } from '../domain/delivery.ts'
import { readDossierId } from '../domain/dossier-id.ts'
import { toIso } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import type { Deliveries, FetchRecord } from '../ports.ts'
import { fetchFrom } from './dossiers.ts'
import type { Row } from './expressions.ts'
import { keys } from './table.ts'
import { type Action, actionsPerCommit, type TableClient } from './table-client.ts'

/** A row may hold a reference alone: of a dossier that was taken away meanwhile. */
function deliveryFrom(row: Row | undefined): KeptDelivery | undefined {
  const delivery = row?.['delivery'] as Delivery | undefined
  const ownReference = row?.['ownReference'] as string | undefined
  return delivery && { ...delivery, ...(ownReference !== undefined && { ownReference }) }
}

export function deliveries(table: TableClient): Deliveries {
  const { actions } = table
  return {
    async list(voSchoolId, year) {
      const rows = await table.queryAll({ ...keys.transfers(voSchoolId, year), consistent: true })
      return {
        deliveries: rows.filter((row) => String(row['sk']).startsWith('DELIVERY#')).map(deliveryFrom).filter((delivery) => delivery !== undefined),
        fetched: rows.filter((row) => String(row['sk']).startsWith('FETCHED#')).map(fetchFrom),
      }
    },
    async get(voSchoolId, dossierId) {
      const place = readDossierId(dossierId)
      return place && deliveryFrom(await table.get(keys.delivery(voSchoolId, place.year, place.schoolId, place.number), true))
    },
    async saveReference(voSchoolId, dossierId, ownReference, trace, regionId) {
      const place = readDossierId(dossierId)
      if (!place) throw notFound()
      const key = keys.delivery(voSchoolId, place.year, place.schoolId, place.number)
      await table.commit([actions.update({ key, set: { ownReference }, condition: 'attribute_exists(delivery)' }, 'not-found')], trace, regionId)
    },
    async recordFetch(record, year, regionId, firsts, trace) {
      const at = toIso(record.at)
      const bySchool = Map.groupBy(record.dossiers, ({ dossierId }) => readDossierId(dossierId)!.schoolId)
      const groups: (readonly Action[])[] = [...bySchool].map(([schoolId, dossiers]) => {
        const part: FetchRecord = { ...record, dossiers }
        const fetched = dossiers.filter(({ dossierId }) => firsts.has(dossierId)).length
        return [
          actions.put({ ...keys.fetchedOf(schoolId, year, record.voSchoolId, at, record.fetchId), regionId, ...part }),
          ...(fetched > 0 ? [actions.update({ key: keys.progress(regionId, year, schoolId), set: { schoolId }, add: { fetched } }, 'changed-meanwhile')] : []),
        ]
      })
      const own = actions.put({ ...keys.fetched(record.voSchoolId, year, at, record.fetchId), regionId, ...record })
      const count = firsts.size > 0 ? [actions.update({ key: keys.progress(regionId, year, record.voSchoolId), set: { schoolId: record.voSchoolId }, add: { fetched: firsts.size } }, 'changed-meanwhile')] : []
      // In parts of whole PO schools; the VO school's own row goes last, so that a repeat after a crash counts again rather than not at all.
      const parts: Action[][] = [[]]
      for (const group of [...groups, [own, ...count]]) {
        if (parts.at(-1)!.length + group.length > actionsPerCommit) parts.push([])
        parts.at(-1)!.push(...group)
      }
      for (const part of parts) await table.commit(part, trace, regionId)
    },
  }
}
