// What a VO school may come to know of dossiers, in its own partition, with what it fetched: one query for all of it.
import type { Delivery, KeptDelivery } from '../domain/delivery.ts'
import { readDossierId } from '../domain/dossier-id.ts'
import { type Instant, toIso } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { Deliveries, FetchRecord } from '../ports/dossiers.ts'
import { countName, fetchFrom } from './dossiers.ts'
import type { Row } from './expressions.ts'
import { inColumns, seenIn } from './progress-row.ts'
import { keys } from './table.ts'
import { type Action, actionsPerSchoolCommit, type TableClient } from './table-client.ts'

/** A row may hold a reference alone: of a dossier that was taken away meanwhile. */
function deliveryFrom(row: Row | undefined): KeptDelivery | undefined {
  const delivery = row?.['delivery'] as Delivery | undefined
  const { ownReference, dossierVersion, firstFetchedAt } = (row ?? {}) as Partial<KeptDelivery>
  return delivery && { ...delivery, dossierVersion: dossierVersion ?? 0, ...(ownReference !== undefined && { ownReference }), ...(firstFetchedAt !== undefined && { firstFetchedAt }) }
}

/** What is written together of a fetch, and how many dossiers of it the VO school had never fetched. */
interface Group {
  readonly actions: readonly Action[]
  readonly firsts: number
}

/** Of one PO school: beside them its own row, its counts and its numbers, and the VO school's numbers. */
const mostTogether = actionsPerSchoolCommit - 4

const inSlices = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))

export function deliveries(table: TableClient): Deliveries {
  const { actions } = table

  /** The delivery stands as it was read, by the version of its dossier; the first fetch of it by this school is marked. */
  function stillAsRead({ voSchoolId, dossierId, dossierVersion, firstFetchedAt }: KeptDelivery, at: Instant): Action {
    const { schoolId, year, number } = readDossierId(dossierId)!
    const key = keys.delivery(voSchoolId, year, schoolId, number)
    const [condition, values] = ['dossierVersion = :read', { ':read': dossierVersion }]
    if (firstFetchedAt !== undefined) return actions.check(key, condition, values, 'changed-meanwhile')
    return actions.update({ key, set: { firstFetchedAt: at }, condition: `${condition} AND attribute_not_exists(firstFetchedAt)`, values }, 'changed-meanwhile')
  }

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
      const seen = actions.update({ key: keys.progress(regionId, place.year, voSchoolId), set: seenIn(trace) }, 'changed-meanwhile')
      const own = actions.update({ key, set: { ownReference }, condition: 'attribute_exists(delivery)' }, 'not-found')
      await table.commit(trace.event.role.startsWith('vo#') ? [own, seen] : [own], trace, regionId)
    },
    async recordFetch(record, year, regionId, read, trace) {
      const { voSchoolId, fetchId } = record
      const at = toIso(record.at)
      const known = new Map(read.map((delivery) => [delivery.dossierId, delivery]))
      const bySchool = [...Map.groupBy(record.dossiers, ({ dossierId }) => readDossierId(dossierId)!.schoolId)]
      const counted = await table.getAllOf(bySchool.map(([schoolId]) => keys.fetchCounts(schoolId, year, regionId)))

      /** The numbers of a school, whose own proof is out of date with this fetch. */
      const numbers = (schoolId: SchoolId, fetched: number): Action =>
        actions.update({ key: keys.progress(regionId, year, schoolId), set: { ...inColumns({ changedAt: record.at }), ...(schoolId === voSchoolId && seenIn(trace)) }, ...(fetched > 0 && { add: inColumns({ fetched }) }) }, 'changed-meanwhile')

      /** Of one PO school, at most as many dossiers as one transaction holds. */
      function ofSchool(schoolId: SchoolId, dossiers: FetchRecord['dossiers'], counts: Row | undefined, nth: number): Group {
        const names = dossiers.map(({ dossierId }) => countName(readDossierId(dossierId)!.number))
        const fresh = names.filter((name) => counts?.[name] === undefined)
        const counting = {
          key: keys.fetchCounts(schoolId, year, regionId), set: { regionId }, add: Object.fromEntries(names.map((name) => [name, 1])),
          ...(fresh.length > 0 && { condition: fresh.map((name) => `attribute_not_exists(${name})`).join(' AND ') }),
        }
        const deliveries = dossiers.map(({ dossierId }) => stillAsRead(known.get(dossierId)!, record.at))
        return {
          actions: [
            actions.put({ ...keys.fetchedOf(schoolId, year, voSchoolId, at, nth === 0 ? fetchId : `${fetchId}.${nth}`), regionId, ...record, dossiers }),
            actions.update(counting, 'changed-meanwhile'),
            numbers(schoolId, fresh.length),
            ...deliveries,
          ],
          firsts: dossiers.filter(({ dossierId }) => known.get(dossierId)!.firstFetchedAt === undefined).length,
        }
      }

      const groups = bySchool.flatMap(([schoolId, dossiers], i) => inSlices(dossiers, mostTogether).map((slice, nth) => ofSchool(schoolId, slice, counted[i], nth)))
      // The VO school's own row goes last, so that a repeat after a crash tells the PO schools again rather than not at all.
      const own: Group = { actions: [actions.put({ ...keys.fetched(voSchoolId, year, at, fetchId), regionId, ...record })], firsts: 0 }
      const parts: Group[][] = [[]]
      let left = actionsPerSchoolCommit - 1
      for (const group of [...groups, own]) {
        if (group.actions.length > left) {
          parts.push([])
          left = actionsPerSchoolCommit - 1
        }
        parts.at(-1)!.push(group)
        left -= group.actions.length
      }
      const firstsIn = (part: readonly Group[]) => part.reduce((sum, { firsts }) => sum + firsts, 0)
      await table.commitParts(parts.map((part) => [...part.flatMap((group) => group.actions), numbers(voSchoolId, firstsIn(part))]), trace, regionId)
    },
  }
}
