// The wall clock in Amsterdam beside luxon and Temporal: whether they agree, and what a conversion costs.
import { DateTime } from 'luxon'
import { Temporal } from 'temporal-polyfill'
import { day, fromDayNumber, type LocalDate } from '../lambdas/domain/local-date.ts'
import { type Instant, localDateOf, momentAt, time, type TimeOfDay, timeOfDayOf } from '../lambdas/domain/moment.ts'
import { milliseconds, spreadOf } from './rounds.ts'

const zone = 'Europe/Amsterdam'
const clockChanges = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'].map(day)
const minutesPerDay = 1440
const minute = 60_000

interface Wall {
  readonly on: LocalDate
  readonly at: TimeOfDay
}

const wallOf = (date: number, minuteOfDay: number): Wall => ({
  on: fromDayNumber(date),
  at: time(`${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`),
})

/** Every minute of the six days on which the clock changes, and of the days before and after. */
function wallsAroundChanges(): readonly Wall[] {
  return clockChanges.flatMap((change) =>
    Array.from({ length: 3 * minutesPerDay }, (_, i) => wallOf(Date.parse(change) / 86_400_000 - 1 + Math.floor(i / minutesPerDay), i % minutesPerDay)),
  )
}

/** Wall clocks of 2020 to 2035, the same every time. */
function scatteredWalls(count: number): readonly Wall[] {
  const first = Date.UTC(2020, 0, 1) / 86_400_000
  return Array.from({ length: count }, (_, i) => wallOf(first + ((i * 7919) % 5844), (i * 104_729) % minutesPerDay))
}

const temporalMoment = ({ on, at }: Wall) =>
  Temporal.PlainDateTime.from(`${on}T${at}`).toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds
const luxonMoment = ({ on, at }: Wall) => DateTime.fromISO(`${on}T${at}`, { zone }).toMillis()
const ourMoment = ({ on, at }: Wall) => momentAt(on, at)

const temporalWall = (moment: Instant) => {
  const shown = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone)
  return `${shown.toPlainDate().toString()} ${shown.toPlainTime().toString({ smallestUnit: 'minute' })}`
}
const luxonWall = (moment: Instant) => DateTime.fromMillis(moment, { zone }).toFormat('yyyy-MM-dd HH:mm')
const ourWall = (moment: Instant) => `${localDateOf(moment)} ${timeOfDayOf(moment)}`

export interface Agreement {
  readonly asked: number
  readonly disagreements: number
}

/** There and back: the later moment of each wall clock, and what the wall shows at that moment and an hour before. */
function agreementOn(walls: readonly Wall[]): Agreement {
  let disagreements = 0
  for (const wall of walls) {
    const moment = ourMoment(wall)
    if (moment !== temporalMoment(wall)) disagreements++
    for (const shown of [moment, (moment - 60 * minute) as Instant]) if (ourWall(shown) !== temporalWall(shown)) disagreements++
  }
  return { asked: walls.length, disagreements }
}

export const aroundChanges = (): Agreement => agreementOn(wallsAroundChanges())
export const scattered = (count: number): Agreement => agreementOn(scatteredWalls(count))

/** Nanoseconds per conversion: of a wall clock to its moment, and back. In turns, the median of the rounds. */
export function costs(rounds: number): Readonly<Record<string, { readonly there: number; readonly back: number }>> {
  const walls = scatteredWalls(1000)
  const moments = walls.map(ourMoment)
  const sides = {
    ours: [ourMoment, ourWall, 20],
    luxon: [luxonMoment, luxonWall, 1],
    'temporal-polyfill': [temporalMoment, temporalWall, 1],
  } as const
  const there = new Map<string, number[]>()
  const back = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++) {
    for (const [name, [toMoment, toWall, times]] of Object.entries(sides)) {
      const nanoseconds = (doing: () => void) => (milliseconds(doing, times) * 1e6) / walls.length
      const took = [nanoseconds(() => walls.forEach(toMoment)), nanoseconds(() => moments.forEach(toWall))] as const
      there.set(name, [...(there.get(name) ?? []), took[0]])
      back.set(name, [...(back.get(name) ?? []), took[1]])
    }
  }
  return Object.fromEntries(Object.keys(sides).map((name) => [name, { there: spreadOf(there.get(name)!).median, back: spreadOf(back.get(name)!).median }]))
}
