// A PO school's dossiers, each in one row; what follows from one for its VO schools is written in the same transaction.
import { isLive } from '../domain/application.ts'
import { changesProof } from '../domain/closing.ts'
import { changedDeliveries, deliveriesOf } from '../domain/delivery.ts'
import type { Dossier } from '../domain/dossier.ts'
import { type DossierId, readDossierId } from '../domain/dossier-id.ts'
import { type Instant, toIso } from '../domain/moment.ts'
import type { SchoolId } from '../domain/school.ts'
import { nothingCounted } from '../domain/school-progress.ts'
import type { AlsoWritten, DossierChange, Dossiers, FetchRecord } from '../ports/dossiers.ts'
import type { DoorTrace, Trace } from '../ports/trace.ts'
import { lockTypes, type TypesMemory } from './attachment-types.ts'
import { waitingRow } from './outbox.ts'
import { repeatAction } from './regions.ts'
import type { Key, Row } from './expressions.ts'
import { inColumns, seenIn } from './progress-row.ts'
import { expiryAttribute, keys } from './table.ts'
import { type Action, actionsPerSchoolCommit, type TableClient } from './table-client.ts'
import { wake } from './years.ts'

const dossierKey = ({ schoolId, year, number }: Pick<Dossier, 'schoolId' | 'year' | 'number'>): Key => keys.dossier(schoolId, year, number)

export function dossierFrom({ pk: _pk, sk: _sk, ...dossier }: Row): Dossier {
  return dossier as unknown as Dossier
}

/** The region stands in the row only so that closing a year finds what is its own. */
export function fetchFrom({ pk: _pk, sk: _sk, regionId: _region, ...record }: Row): FetchRecord {
  return record as unknown as FetchRecord
}

/** Under which name a dossier's fetches are counted in the row of its school. */
export const countName = (number: string): string => `n${number}`

/** The VO schools to which a pupil is on the way. */
const liveSchools = ({ applications }: Dossier): readonly SchoolId[] => applications.filter(isLive).map(({ schoolId }) => schoolId)

/** Whether a VO school does this itself: somebody of that school, or of all locations of its BRIN. */
const isBy = ({ event: { role } }: Trace | DoorTrace, voSchoolId: SchoolId) => role.startsWith('vo#') && voSchoolId.startsWith(role.slice('vo#'.length))

/** An hour, as the key of what was counted in it. */
const hourOf = (now: Instant) => toIso(now).slice(0, 13)

export function dossiers(table: TableClient, ofTypes: TypesMemory): Dossiers {
  const { actions } = table

  /** The dossier, on the version that was read, and each delivery that the change shows in. */
  function written({ before, after }: DossierChange): readonly Action[] {
    const row = { ...dossierKey(after), ...after }
    const own = before
      ? actions.putIf(row, 'version = :expected', { ':expected': before.version }, 'changed-meanwhile')
      : actions.putNew(row, 'already-exists')
    const others = changedDeliveries(before, after).map((delivery) =>
      actions.update(
        // Not the whole row: the VO school's own reference stands beside it. No condition: the dossier's version serialises both.
        { key: keys.delivery(delivery.voSchoolId, after.year, after.schoolId, after.number), set: { delivery, dossierVersion: after.version } },
        'changed-meanwhile',
      ),
    )
    return [own, ...others]
  }

  /** What the changes add to the numbers of the school, and whether its proof is out of date with them, as one action. */
  function progressed(changes: readonly DossierChange[], trace: Trace | DoorTrace): readonly Action[] {
    const { regionId, year, schoolId } = changes[0]!.after
    const fresh = changes.filter(({ before }) => !before).length
    const names = Object.keys(nothingCounted) as (keyof typeof nothingCounted)[]
    const sums = names.map((name) => [name, changes.reduce((sum, { before, after }) => sum + after.counted[name] - (before?.counted[name] ?? 0), 0)] as const)
    const add = Object.fromEntries([...sums, ['dossiers', fresh] as const].filter(([, sum]) => sum !== 0))
    const isChanged = changes.some(({ before, after }) => changesProof(before, after))
    const seen = trace.event.role.startsWith('po#') ? seenIn(trace) : {}
    if (Object.keys(add).length === 0 && !isChanged && Object.keys(seen).length === 0) return []
    return [actions.update({ key: keys.progress(regionId, year, schoolId), set: { ...inColumns({ ...(isChanged && { changedAt: trace.event.at }) }), ...seen }, add: inColumns(add) }, 'changed-meanwhile')]
  }

  /** How many pupils more, or fewer, go to which VO school; of the one that does this itself also that it was here. */
  function paired(changes: readonly DossierChange[], trace: Trace | DoorTrace): readonly Action[] {
    const sums = new Map<SchoolId, number>()
    for (const { after } of changes) for (const { schoolId } of after.applications) if (isBy(trace, schoolId)) sums.set(schoolId, 0)
    for (const { before, after } of changes) {
      for (const id of liveSchools(after)) sums.set(id, (sums.get(id) ?? 0) + 1)
      for (const id of before ? liveSchools(before) : []) sums.set(id, (sums.get(id) ?? 0) - 1)
    }
    return [...sums].flatMap(([voSchoolId, sum]) => pupilsTo(changes[0]!.after, voSchoolId, sum, isBy(trace, voSchoolId) ? seenIn(trace) : {}))
  }

  /** Two actions: of the pair, and of the VO school's own numbers. */
  function pupilsTo({ regionId, year, schoolId }: Pick<Dossier, 'regionId' | 'year' | 'schoolId'>, voSchoolId: SchoolId, count: number, seen: Row = {}): readonly Action[] {
    const own = { key: keys.progress(regionId, year, voSchoolId), set: seen }
    if (count === 0) return Object.keys(seen).length > 0 ? [actions.update(own, 'changed-meanwhile')] : []
    return [
      actions.update({ key: keys.pair(regionId, year, schoolId, voSchoolId), set: {}, add: { applied: count } }, 'changed-meanwhile'),
      actions.update({ ...own, add: inColumns({ pupils: count }) }, 'changed-meanwhile'),
    ]
  }

  /** The codes of a dossier come to life with it, so that none ever leads to nothing. */
  const codesOf = ({ after }: DossierChange, { codes }: AlsoWritten): readonly Action[] =>
    (codes?.put ?? []).filter(({ dossierId }) => dossierId === after.dossierId).map(({ hash, dossierId }) => actions.putNew({ ...keys.code(hash), dossierId }, 'already-exists'))

  /** What has to stand before any dossier is written. */
  function first({ codes, lockTypes: lock, timesFetched }: AlsoWritten, { schoolId, number, regionId, year }: Dossier, at: Instant): readonly Action[] {
    const counts = keys.fetchCounts(schoolId, year, regionId)
    const notFetchedSince =
      timesFetched === 0
        ? actions.check(counts, `attribute_not_exists(${countName(number)})`, {}, 'changed-meanwhile')
        : actions.check(counts, `${countName(number)} = :times`, { ':times': timesFetched }, 'changed-meanwhile')
    return [
      ...(timesFetched === undefined ? [] : [notFetchedSince]),
      ...(lock ? [lockTypes(table, { regionId, year }, lock.version, at)] : []),
      ...(codes?.drop ?? []).map((hash) => actions.remove(keys.code(hash))),
    ]
  }

  const mailsOf = (part: readonly DossierChange[], also: AlsoWritten) => also.mailsOf?.(part.map(({ after }) => after)) ?? []

  /** What goes with a part; with the last one what says that all was done: after a crash in between, a repeat finds what is left to do. */
  function beside(part: readonly DossierChange[], also: AlsoWritten, isLast: boolean, at: Instant): readonly Action[] {
    const { regionId, year } = part[0]!.after
    const mails = [...mailsOf(part, also), ...(isLast ? (also.mails ?? []) : [])]
    const { wakeClock = false } = also
    return [
      ...(isLast ? repeatAction(table, also.repeat, at) : []),
      ...mails.map((mail) => actions.putNew(waitingRow(mail), 'changed-meanwhile')),
      ...(mails.length > 0 || wakeClock ? [actions.update(wake(keys.clockRow(regionId, year), at, { hasDossiers: wakeClock }), 'changed-meanwhile')] : []),
    ]
  }

  /** Changes that fit into one transaction together, each part with its own mails and leaving `room` for other actions. */
  function inParts(changes: readonly DossierChange[], trace: Trace | DoorTrace, also: AlsoWritten, room: number): readonly (readonly DossierChange[])[] {
    const parts: DossierChange[][] = [[]]
    let size = 0
    for (const change of changes) {
      const own = written(change).length + codesOf(change, also).length + paired([change], trace).length
      const fits = size + own + mailsOf([...parts.at(-1)!, change], also).length <= actionsPerSchoolCommit - room
      if (!fits && parts.at(-1)!.length > 0) {
        parts.push([])
        size = 0
      }
      parts.at(-1)!.push(change)
      size += own
    }
    return parts
  }

  async function save(changes: readonly DossierChange[], trace: Trace | DoorTrace, also: AlsoWritten = {}): Promise<void> {
    if (changes.length === 0) return
    const { regionId, year } = changes[0]!.after
    const { at } = trace.event
    const before = first(also, changes[0]!.after, at)
    // Beside those the numbers of the school, the repeat key, the mails about all, and the clock.
    const parts = inParts(changes, trace, also, before.length + 3 + (also.mails?.length ?? 0))
    const lists = parts.map((part, i) => [
      ...(i === 0 ? before : []),
      ...part.flatMap((change) => [...written(change), ...codesOf(change, also)]),
      ...progressed(part, trace),
      ...paired(part, trace),
      ...beside(part, also, i === parts.length - 1, at),
    ])
    await table.commitParts(lists, trace, regionId)
    if (also.lockTypes) ofTypes.forget({ regionId, year })
  }

  const keyOf = (dossierId: DossierId): Key | undefined => {
    const place = readDossierId(dossierId)
    return place && dossierKey(place)
  }

  return {
    async list(schoolId, year) {
      const rows = await table.queryAll({ ...keys.transfers(schoolId, year), consistent: true })
      return {
        dossiers: rows.filter((row) => String(row['sk']).startsWith('DOSSIER#')).map(dossierFrom),
        fetched: rows.filter((row) => String(row['sk']).startsWith('FETCHED#')).map(fetchFrom),
      }
    },
    async fetches(schoolId, year) {
      return (await table.queryAll({ ...keys.transfers(schoolId, year), prefix: 'FETCHED#', consistent: true })).map(fetchFrom)
    },
    async timesFetched({ schoolId, year, number, regionId }) {
      return Number((await table.get(keys.fetchCounts(schoolId, year, regionId), true))?.[countName(number)] ?? 0)
    },
    async get(dossierId) {
      const key = keyOf(dossierId)
      const row = key && (await table.get(key, true))
      return row && dossierFrom(row)
    },
    async getAll(dossierIds) {
      const places = dossierIds.map(keyOf)
      const rows = await table.getAllOf(places.filter((key) => key !== undefined))
      const found = new Map(rows.flatMap((row) => (row ? [[`${row['pk']}|${row['sk']}`, dossierFrom(row)] as const] : [])))
      return places.map((key) => key && found.get(`${key.pk}|${key.sk}`))
    },
    save,
    async remove(dossier, codeHash, trace) {
      const { regionId, year, schoolId, counted } = dossier
      const add = Object.fromEntries(Object.entries({ ...counted, dossiers: 1 }).filter(([, count]) => count !== 0).map(([name, count]) => [name, -count]))
      await table.commit(
        [
          actions.removeIf(dossierKey(dossier), 'version = :expected', { ':expected': dossier.version }, 'changed-meanwhile'),
          ...deliveriesOf(dossier).map((delivery) => actions.remove(keys.delivery(delivery.voSchoolId, year, schoolId, dossier.number))),
          ...(codeHash ? [actions.remove(keys.code(codeHash))] : []),
          actions.update({ key: keys.progress(regionId, year, schoolId), set: seenIn(trace), add: inColumns(add) }, 'changed-meanwhile'),
          ...liveSchools(dossier).flatMap((voSchoolId) => pupilsTo(dossier, voSchoolId, -1)),
        ],
        trace,
        regionId,
      )
    },
    async ofCode(hash) {
      return (await table.get(keys.code(hash), true))?.['dossierId'] as DossierId | undefined
    },
    async wrongCodes(voSchoolId, now) {
      return Number((await table.get(keys.codeTries(voSchoolId, hourOf(now)), true))?.['count'] ?? 0)
    },
    async countWrongCodes(voSchoolId, count, now) {
      const expires = Math.floor(now / 1000) + 2 * 3600
      const counted = await table.update({ key: keys.codeTries(voSchoolId, hourOf(now)), set: { [expiryAttribute]: expires }, add: { count } })
      return Number(counted?.['count'] ?? count)
    },
  }
}
