// A region's year: its settings and published calendar in one row, the draft beside it, every published version kept.
import type { DraftCalendar, PublishedCalendar } from '../domain/calendar.ts'
import { beforeAnyDecision } from '../domain/decided.ts'
import type { Milestone } from '../domain/milestone.ts'
import type { RegionMessage } from '../domain/region-message.ts'
import type { RegionYearKey, YearHead, Years } from '../ports/regions.ts'
import { cached } from './cached.ts'
import { clockRowFrom } from './clock-rows.ts'
import { repeatAction } from './regions.ts'
import { keys } from './table.ts'
import type { Row } from './expressions.ts'
import type { TableClient } from './table-client.ts'

export type HeadMemory = ReturnType<typeof headMemory>

const nameOf = (key: RegionYearKey) => `${key.regionId}#${key.year}`

/** The heads that were read lately, shared by whoever needs a year. */
export function headMemory(clock: () => number) {
  const memory = cached<YearHead>(clock)
  return {
    get: (key: RegionYearKey) => memory.get(nameOf(key)),
    keep(key: RegionYearKey, row: Row | undefined): YearHead | undefined {
      if (!row) return undefined
      const { pk: _pk, sk: _sk, ...head } = row
      memory.set(nameOf(key), head as unknown as YearHead)
      return head as unknown as YearHead
    },
    forget: (key: RegionYearKey) => memory.forget(nameOf(key)),
  }
}

function calendarFrom({ pk: _pk, sk: _sk, ...calendar }: Row): PublishedCalendar {
  return calendar as unknown as PublishedCalendar
}

function draftFrom(row: Row | undefined): DraftCalendar {
  return { milestones: (row?.['milestones'] ?? []) as DraftCalendar['milestones'], version: Number(row?.['version'] ?? 0) }
}

export function years(table: TableClient, memory: HeadMemory): Years {
  const { actions } = table
  /** The draft stays as it was read; or, when a moved date goes into it, becomes the next one. */
  const draftAction = (key: RegionYearKey, version: number, milestones: readonly Milestone[] | undefined) => {
    const draftKey = keys.draft(key.regionId, key.year)
    const values = { ':expected': version }
    if (milestones) return actions.update({ key: draftKey, set: { milestones, version: version + 1 }, condition: 'version = :expected', values }, 'changed-meanwhile')
    return actions.check(draftKey, 'version = :expected', values, 'changed-meanwhile')
  }
  const headKey = (key: RegionYearKey) => keys.head(key.regionId, key.year)
  const readHead = async (key: RegionYearKey) => memory.keep(key, await table.get(headKey(key), true))
  return {
    async get(key) {
      return memory.get(key) ?? (await readHead(key))
    },
    getFresh: readHead,
    async open(region, head, trace, repeat, draft = []) {
      await table.commit(
        [
          ...repeatAction(table, repeat, trace.event.at),
          actions.putNew({ ...headKey(head), ...head }, 'already-exists'),
          ...(draft.length > 0 ? [actions.putNew({ ...keys.draft(head.regionId, head.year), milestones: draft, version: 1 }, 'already-exists')] : []),
          actions.update(
            { key: keys.region(region.id), set: { years: [...region.years, head.year].sort(), version: region.version + 1 }, condition: 'version = :expected', values: { ':expected': region.version } },
            'changed-meanwhile',
          ),
        ],
        trace,
        region.id,
      )
    },
    async saveSettings(key, settings, expectedVersion, trace) {
      // Holidays and needs say when steps fall: a year that is published is looked at again. What is remembered is enough to know: publishing
      // changes the version, so a head that was overtaken fails the condition.
      const head = memory.get(key) ?? (await readHead(key))
      await table.commit(
        [
          actions.update(
            { key: headKey(key), set: { settings, version: expectedVersion + 1 }, condition: 'version = :expected', values: { ':expected': expectedVersion } },
            'changed-meanwhile',
          ),
          ...(head?.calendar ? [actions.update(wake(keys.clockRow(key.regionId, key.year), trace.event.at), 'changed-meanwhile')] : []),
        ],
        trace,
        key.regionId,
      )
      memory.forget(key)
    },
    async draft(key) {
      const row = await table.get(keys.draft(key.regionId, key.year), true)
      return row && draftFrom(row)
    },
    async saveDraft(key, milestones, expectedVersion, trace) {
      const draftKey = keys.draft(key.regionId, key.year)
      const write =
        expectedVersion === 0
          ? actions.putNew({ ...draftKey, milestones, version: 1 }, 'changed-meanwhile')
          : actions.update(
              { key: draftKey, set: { milestones, version: expectedVersion + 1 }, condition: 'version = :expected', values: { ':expected': expectedVersion } },
              'changed-meanwhile',
            )
      await table.commit([write], trace, key.regionId)
    },
    async forPlan(key) {
      const { regionId, year } = key
      const [headRow, draftRow, clockRow] = await table.getAll([keys.head(regionId, year), keys.draft(regionId, year), keys.clockRow(regionId, year)])
      const head = memory.keep(key, headRow)
      return head && { head, draft: draftFrom(draftRow), ...(clockRow && { clock: clockRowFrom(clockRow) }) }
    },
    async messages(key, after) {
      const { regionId, year } = key
      const { pk, prefix } = keys.messages(regionId, year)
      const startAfter = after === undefined ? {} : { startAfter: keys.message(regionId, year, after) }
      return (await table.queryAll({ pk, prefix, consistent: true, ...startAfter })).map(({ pk: _pk, sk: _sk, ...message }) => message as unknown as RegionMessage)
    },
    async saveMessage(key, message, newest, trace, repeat) {
      const { regionId, year } = key
      const woken = wake(keys.clockRow(regionId, year), message.writtenAt)
      const isNewest = newest === undefined ? 'attribute_not_exists(newestMessage)' : 'newestMessage = :newest'
      const condition = `${woken.condition} AND ${isNewest}`
      await table.commit(
        [
          ...repeatAction(table, repeat, trace.event.at),
          actions.putNew({ ...keys.message(regionId, year, message.id), ...message }, 'changed-meanwhile'),
          actions.update(
            { ...woken, set: { ...woken.set, newestMessage: message.id }, condition, ...(newest !== undefined && { values: { ':newest': newest } }) },
            'changed-meanwhile',
          ),
        ],
        trace,
        regionId,
      )
    },
    async publish(key, calendar, expected, trace, draft) {
      const at = calendar.publishedAt
      const clockKey = keys.clockRow(key.regionId, key.year)
      const wakeClock =
        calendar.number === 1
          ? actions.putNew({ ...clockKey, regionId: key.regionId, year: key.year, nextDue: at, decided: beforeAnyDecision(at), version: 1, wakes: 0 }, 'changed-meanwhile')
          : actions.update(wake(clockKey, at), 'changed-meanwhile')
      await table.commit(
        [
          actions.putNew({ ...keys.version(key.regionId, key.year, calendar.number), ...calendar }, 'changed-meanwhile'),
          actions.update(
            {
              key: headKey(key),
              set: { calendar, publishedVersion: calendar.number, version: expected.headVersion + 1 },
              condition: 'version = :expected',
              values: { ':expected': expected.headVersion },
            },
            'changed-meanwhile',
          ),
          draftAction(key, expected.draftVersion, draft),
          wakeClock,
        ],
        trace,
        key.regionId,
      )
      memory.forget(key)
    },
    async versions(key) {
      return (await table.queryAll(keys.versions(key.regionId, key.year))).map(calendarFrom)
    },
    async version(key, number) {
      const row = await table.get(keys.version(key.regionId, key.year, number))
      return row && calendarFrom(row)
    },
  }
}

/** Makes a region's year due at once: the clock's next tick looks at it. */
export function wake(clockKey: { readonly pk: string; readonly sk: string }, at: number, { hasDossiers = false }: { readonly hasDossiers?: boolean } = {}) {
  return {
    key: clockKey,
    // From the first dossier that stands ready on, each day has its round.
    set: { nextDue: at, ...(hasDossiers && { hasDossiers }) },
    // Counted, so that a decision that was under way notices that it was woken for something that it has not seen.
    add: { wakes: 1 },
    condition: 'attribute_exists(pk)',
  }
}

