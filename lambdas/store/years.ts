// A region's year: its settings and published calendar in one row, the draft beside it, every published version kept.
import type { PublishedCalendar } from '../domain/calendar.ts'
import { beforeAnyDecision } from '../domain/notification-plan.ts'
import type { RegionYearKey, YearHead, Years } from '../ports.ts'
import { cached } from './cached.ts'
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

export function years(table: TableClient, memory: HeadMemory): Years {
  const { actions } = table
  const headKey = (key: RegionYearKey) => keys.head(key.regionId, key.year)
  const readHead = async (key: RegionYearKey) => memory.keep(key, await table.get(headKey(key), true))
  return {
    async get(key) {
      return memory.get(key) ?? (await readHead(key))
    },
    getFresh: readHead,
    async open(region, head, trace, repeat) {
      await table.commit(
        [
          ...repeatAction(table, repeat, trace.event.at),
          actions.putNew({ ...headKey(head), ...head }, 'already-exists'),
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
      return row && { milestones: row['milestones'] as never, version: Number(row['version']) }
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
    async publish(key, calendar, expected, trace) {
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
          actions.check(keys.draft(key.regionId, key.year), 'version = :expected', { ':expected': expected.draftVersion }, 'changed-meanwhile'),
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
export function wake(clockKey: { readonly pk: string; readonly sk: string }, at: number) {
  return {
    key: clockKey,
    set: { nextDue: at },
    // Counted, so that a decision that was under way notices that it was woken for something that it has not seen.
    add: { wakes: 1 },
    condition: 'attribute_exists(pk)',
  }
}

