// Where everything stands in the picture of the year: months, free days, and each step with its label where there is room.
import { briefDay, monthName } from '../words/dates.ts'
import type { Step } from '../words/steps.ts'
import { addDays, clockChanges, dayNumber, type Holiday, isDay, publicHolidays, weekday } from './days.ts'

export type Band = 'po' | 'both' | 'vo' | 'other'

export interface TimelineStep {
  readonly step: Step
  readonly x: number
  /** Where a step of some days begins. */
  readonly fromX: number
  readonly y: number
  readonly label: string
  /** Near the right edge the label stands before its mark. */
  readonly before: boolean
}

export interface Timeline {
  readonly width: number
  readonly height: number
  readonly first: string
  readonly months: readonly { readonly x: number; readonly name: string }[]
  readonly free: readonly { readonly x: number; readonly width: number; readonly kind: 'free' | 'school' }[]
  readonly signs: readonly { readonly x: number; readonly text: string; readonly row: number }[]
  readonly bands: readonly { readonly band: Band; readonly y: number; readonly height: number; readonly steps: readonly TimelineStep[] }[]
}

export const perDay = 5.4
export const rowHeight = 28
/** Months and signs stand above the bands. */
export const headHeight = 66
const bandGap = 12
const perCharacter = 7.1
const longest = 44

export function bandOf(step: Pick<Step, 'audience'>): Band {
  const po = step.audience.includes('po')
  const vo = step.audience.includes('vo')
  return po && vo ? 'both' : po ? 'po' : vo ? 'vo' : 'other'
}

const shorten = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text)

/** How far the calendar of a year such as `2026-2027` reaches: its picture, and the days to which a step can be moved in it. */
export const reachOf = (year: string) => ({ first: `${year.slice(0, 4)}-08-01`, last: `${year.slice(5)}-12-31` })

/**
 * The picture of these steps; `undefined` when there is nothing to draw. What lies outside the reach of the year is left out. `notes` are
 * words behind the name of a step, by its id.
 */
export function timelineOf(
  all: readonly Step[],
  year: string,
  schoolHolidays: readonly Holiday[],
  notes: ReadonlyMap<string, string> = new Map(),
): Timeline | undefined {
  const reach = reachOf(year)
  const steps = all.filter((step) => isDay(step.on) && step.on >= reach.first && step.on <= reach.last).sort((a, b) => (a.on < b.on ? -1 : 1))
  if (steps.length === 0) return undefined
  const begin = (step: Step) => (step.from && isDay(step.from) && step.from >= reach.first && step.from < step.on ? step.from : step.on)
  const earliest = steps.map(begin).sort()[0]!
  const first = `${earliest.slice(0, 7)}-01`
  const last = endOfMonth(steps.at(-1)!.on)
  const xOf = (day: string) => (dayNumber(day) - dayNumber(first)) * perDay
  const width = Math.ceil(xOf(addDays(last, 1)))

  let y = headHeight
  const bands = (['po', 'both', 'vo', 'other'] as const).flatMap((band) => {
    const inBand = steps.filter((step) => bandOf(step) === band)
    if (inBand.length === 0) return []
    const { placed, rows } = place(inBand, { xOf, begin, width, top: y + bandGap / 2, notes })
    const height = rows * rowHeight + bandGap
    const result = { band, y, height, steps: placed }
    y += height
    return [result]
  })
  const backdrop = { months: monthsOf(first, last, xOf), free: freeOf(first, last, schoolHolidays, xOf), signs: signsOf(first, last, xOf) }
  return { width, height: y, first, ...backdrop, bands }
}

function endOfMonth(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).toISOString().slice(0, 10)
}

interface Room {
  readonly xOf: (day: string) => number
  readonly begin: (step: Step) => string
  readonly width: number
  readonly top: number
  readonly notes: ReadonlyMap<string, string>
}

/** Each step in the first row where it and its label overlap nothing. */
function place(steps: readonly Step[], { xOf, begin, width, top, notes }: Room) {
  const ends: number[] = []
  const placed = steps.map((step): TimelineStep => {
    const note = notes.get(step.id)
    const label = `${shorten(`${briefDay(step.on)} ${step.title}`)}${note ? ` (${note})` : ''}`
    const x = xOf(step.on) + perDay / 2
    const fromX = begin(step) === step.on ? x : xOf(begin(step))
    const room = label.length * perCharacter + 24
    const before = x + room > width && fromX - room > 0
    const [left, right] = before ? [fromX - room, x + 10] : [fromX - 10, x + room]
    let row = ends.findIndex((end) => end <= left)
    if (row === -1) row = ends.length
    ends[row] = right
    return { step, x, fromX, y: top + row * rowHeight + rowHeight / 2, label, before }
  })
  return { placed, rows: ends.length }
}

function monthsOf(first: string, last: string, xOf: (day: string) => number) {
  const months: { x: number; name: string }[] = []
  for (let day = first; day <= last; day = addDays(endOfMonth(day), 1)) {
    const month = Number(day.slice(5, 7)) - 1
    months.push({ x: xOf(day), name: month === 0 || months.length === 0 ? `${monthName(month)} ${day.slice(0, 4)}` : monthName(month) })
  }
  return months
}

function yearsOf(first: string, last: string): readonly number[] {
  const from = Number(first.slice(0, 4))
  return Array.from({ length: Number(last.slice(0, 4)) - from + 1 }, (_, index) => from + index)
}

function freeOf(first: string, last: string, schoolHolidays: readonly Holiday[], xOf: (day: string) => number): Timeline['free'] {
  const inside = (day: string) => day >= first && day <= last
  const school = schoolHolidays
    .filter((holiday) => isDay(holiday.first) && isDay(holiday.last) && holiday.last >= first && holiday.first <= last)
    .map((holiday) => {
      const from = holiday.first < first ? first : holiday.first
      const to = holiday.last > last ? last : holiday.last
      return { x: xOf(from), width: xOf(addDays(to, 1)) - xOf(from), kind: 'school' as const }
    })
  const days = new Set(yearsOf(first, last).flatMap((year) => [...publicHolidays(year).keys()]).filter(inside))
  for (let day = first; day <= last; day = addDays(day, 1)) if (weekday(day) > 5) days.add(day)
  return [...school, ...[...days].sort().map((day) => ({ x: xOf(day), width: perDay, kind: 'free' as const }))]
}

/** Easter and the clock changes, in two rows as they may fall on one day. */
function signsOf(first: string, last: string, xOf: (day: string) => number): Timeline['signs'] {
  return yearsOf(first, last)
    .flatMap((year) => {
      const { forward, back } = clockChanges(year)
      const easter = [...publicHolidays(year)].find(([, name]) => name === 'Eerste Paasdag')![0]
      return [
        { day: easter, text: 'Pasen', row: 0 },
        { day: forward, text: 'klok vooruit', row: 1 },
        { day: back, text: 'klok terug', row: 1 },
      ]
    })
    .filter(({ day }) => day >= first && day <= last)
    .map(({ day, text, row }) => ({ x: xOf(day) + perDay / 2, text, row }))
}
