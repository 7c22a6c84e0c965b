// A moment in time, and how it relates to the clock on the wall in Europe/Amsterdam.
import { Temporal } from 'temporal-polyfill'
import { addDays, dayNumber, fromDayNumber, type LocalDate } from './local-date.ts'

declare const instant: unique symbol
/** Milliseconds since 1970 in UTC. */
export type Instant = number & { readonly [instant]: true }

declare const timeOfDay: unique symbol
/** A time on the wall, as `16:00`. */
export type TimeOfDay = string & { readonly [timeOfDay]: true }

const zone = 'Europe/Amsterdam'
const minute = 60_000
const hour = 60 * minute
const millisecondsPerDay = 24 * hour

export function isTimeOfDay(text: string): text is TimeOfDay {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

export function time(text: string): TimeOfDay {
  if (!isTimeOfDay(text)) throw new RangeError(`not a time of day: ${text}`)
  return text
}

/** RFC 3339 in UTC, to the millisecond: sorts as text. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString()
}

/** The moment that an RFC 3339 text names; `undefined` when it names none. */
export function fromIso(text: string): Instant | undefined {
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : (at as Instant)
}

export function later(at: Instant, milliseconds: number): Instant {
  return (at + milliseconds) as Instant
}

export const minutes = (count: number): number => count * minute

/** What the wall clock of a day and time means: once, never (the spring gap) or twice (the autumn overlap). */
export type WallClock =
  | { readonly kind: 'once'; readonly at: Instant }
  | { readonly kind: 'missing'; readonly before: Instant; readonly after: Instant }
  | { readonly kind: 'doubled'; readonly earlier: Instant; readonly later: Instant }

interface OffsetChange {
  readonly at: number
  readonly offsetBefore: number
  readonly offsetAfter: number
}

/** The offset changes of a year, read once from the time zone database; asking it per conversion costs forty times as much. */
const changesByYear = new Map<number, readonly OffsetChange[]>()

function offsetChangesOf(year: number): readonly OffsetChange[] {
  const known = changesByYear.get(year)
  if (known) return known
  const changes: OffsetChange[] = []
  // From one day before to one day after the year in UTC, so that no wall clock of the year falls outside.
  let cursor = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 0)).toZonedDateTimeISO(zone)
  const end = Date.UTC(year + 1, 0, 2)
  for (;;) {
    const next = cursor.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds >= end) break
    const before = next.subtract({ milliseconds: 1 })
    changes.push({
      at: next.epochMilliseconds,
      offsetBefore: before.offsetNanoseconds / 1e6,
      offsetAfter: next.offsetNanoseconds / 1e6,
    })
    cursor = next
  }
  if (changes.length === 0) {
    const offset = cursor.offsetNanoseconds / 1e6
    changes.push({ at: Number.NEGATIVE_INFINITY, offsetBefore: offset, offsetAfter: offset })
  }
  changesByYear.set(year, changes)
  return changes
}

/** What the wall clock in Amsterdam shows on this day at this time, for every year that the time zone database covers. */
export function wallClock(date: LocalDate, at: TimeOfDay): WallClock {
  const hours = Number(at.slice(0, 2))
  const local = dayNumber(date) * millisecondsPerDay + hours * hour + Number(at.slice(3)) * minute
  const changes = offsetChangesOf(Number(date.slice(0, 4)))
  let offset = changes[0]!.offsetBefore
  for (const change of changes) {
    const wallBefore = change.at + change.offsetBefore
    const wallAfter = change.at + change.offsetAfter
    if (local >= wallBefore && local < wallAfter) {
      return { kind: 'missing', before: (local - change.offsetAfter) as Instant, after: (local - change.offsetBefore) as Instant }
    }
    if (local >= wallAfter && local < wallBefore) {
      return { kind: 'doubled', earlier: (local - change.offsetBefore) as Instant, later: (local - change.offsetAfter) as Instant }
    }
    if (local >= Math.max(wallBefore, wallAfter)) offset = change.offsetAfter
  }
  return { kind: 'once', at: (local - offset) as Instant }
}

/** The moment of a wall clock, the later one where it is doubled or missing: in favour of whoever has a deadline. */
export function momentAt(date: LocalDate, at: TimeOfDay): Instant {
  const wall = wallClock(date, at)
  if (wall.kind === 'once') return wall.at
  return wall.kind === 'missing' ? wall.after : wall.later
}

const midnight = '00:00' as TimeOfDay

/** The first moment of a day in Amsterdam. */
export function startOfDay(date: LocalDate): Instant {
  return momentAt(date, midnight)
}

/** The first moment after a day: a deadline without a time ends here. */
export function endOfDay(date: LocalDate): Instant {
  return startOfDay(addDays(date, 1))
}

function offsetAt(at: Instant): number {
  let offset: number | undefined
  for (const change of offsetChangesOf(new Date(at).getUTCFullYear())) {
    offset ??= change.offsetBefore
    if (at >= change.at) offset = change.offsetAfter
  }
  return offset!
}

/** The day in Amsterdam at a moment. */
export function localDateOf(at: Instant): LocalDate {
  return fromDayNumber(Math.floor((at + offsetAt(at)) / millisecondsPerDay))
}

/** The time on the wall in Amsterdam at a moment, as `16:00`. */
export function timeOfDayOf(at: Instant): TimeOfDay {
  return new Date(at + offsetAt(at)).toISOString().slice(11, 16) as TimeOfDay
}
