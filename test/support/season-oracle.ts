// Who must hear what in a season, worked out a second time and differently: from the calendars that the API answered and what happened.
import { Temporal } from 'temporal-polyfill'
import { answeredOso, hearOfOso, type OsoHeard, type OsoKnown, osoFails } from './season-oso.ts'

export interface SeasonMilestone {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly on: string
  readonly at?: string
  readonly audience: readonly string[]
  readonly route: string
  readonly round: string
  readonly reminders: readonly { readonly workingDays: number; readonly at: string }[]
}

export interface SeasonSchool {
  readonly schoolId: string
  readonly sector: string
  readonly boardId: string
  readonly pupilSystem: string
}

export interface SeasonContact {
  readonly email: string
  readonly roles: readonly string[]
  /** 1 is Monday. */
  readonly workDays?: readonly number[]
}

/** What happened, with the moment in milliseconds by the product's clock, in order. */
export type Happening =
  | { readonly kind: 'published'; readonly at: number; readonly milestones: readonly SeasonMilestone[] }
  /** `confirmed`: by the school itself, which says by it that they are right. */
  | { readonly kind: 'contacts'; readonly at: number; readonly schoolId: string; readonly contacts: readonly SeasonContact[]; readonly confirmed: boolean }
  | { readonly kind: 'said'; readonly at: number; readonly schoolId: string; readonly milestoneId: string; readonly done: boolean }
  /** Facts about OSO: as the region had them already, as it looked them up, or as the school says itself. */
  | OsoHeard
  /** Nothing ran between these moments. */
  | { readonly kind: 'outage'; readonly at: number; readonly until: number }

/** One thing said to one address about one school, decided from `from` on and before `before`. */
export interface Told {
  readonly what: string
  readonly from: number
  readonly before: number
}

export interface Holiday {
  readonly first: string
  readonly last: string
}

const zone = 'Europe/Amsterdam'
/** Written out from a calendar on the wall, 1 September 2026 to 31 December 2027. */
const publicHolidays = new Set([
  '2026-12-25', '2026-12-26', '2027-01-01', '2027-03-26', '2027-03-28', '2027-03-29', '2027-04-27', '2027-05-05', '2027-05-06', '2027-05-16', '2027-05-17', '2027-12-25', '2027-12-26',
])
/** Steps that come and go by themselves. */
export const nothingToReport = ['provisional-advice', 'test', 'test-results', 'final-advice', 'applications-open', 'applications-close', 'release', 'year-closed']
const announced = ['applications-open', 'release']
const twoMinutes = 120_000

const moment = (on: Temporal.PlainDate, at: string) => on.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) }).epochMilliseconds

function isFree(date: Temporal.PlainDate, holidays: readonly Holiday[]): boolean {
  const text = date.toString()
  return date.dayOfWeek > 5 || publicHolidays.has(text) || holidays.some(({ first, last }) => Temporal.PlainDate.compare(date, first) >= 0 && Temporal.PlainDate.compare(date, last) <= 0)
}

function dueDay(milestone: SeasonMilestone, workingDays: number, holidays: readonly Holiday[]): Temporal.PlainDate {
  let date = Temporal.PlainDate.from(milestone.on)
  for (let left = workingDays; left !== 0; ) {
    date = date.add({ days: Math.sign(left) })
    if (!isFree(date, holidays)) left -= Math.sign(left)
  }
  return date
}

/** One reminder as it falls: on its own day, or on an earlier one for who works until then. */
interface Falling {
  readonly milestone: SeasonMilestone
  readonly id: string
  readonly at: number
  readonly weekday: number
  readonly isEarly: boolean
  /** The last before the date. */
  readonly isLast: boolean
  /** Six weeks before OSO dossiers must stand ready: no reminder, but who hears that OSO does not work. */
  readonly isSixWeeks?: true
}

function sixWeeksBefore(milestone: SeasonMilestone, holidays: readonly Holiday[]): readonly Falling[] {
  if (milestone.kind !== 'oso-set-ready') return []
  let date = Temporal.PlainDate.from(milestone.on).subtract({ weeks: 6 })
  while (isFree(date, holidays)) date = date.subtract({ days: 1 })
  return [{ milestone, id: `${milestone.id} six weeks`, at: moment(date, '08:00'), weekday: date.dayOfWeek, isEarly: false, isLast: false, isSixWeeks: true }]
}

function reminding(milestone: SeasonMilestone, holidays: readonly Holiday[]): readonly Falling[] {
  const last = milestone.reminders.map(({ workingDays }) => workingDays).filter((count) => count < 0).sort((a, b) => b - a)[0]
  return milestone.reminders.flatMap(({ workingDays, at }) => {
    const own = dueDay(milestone, workingDays, holidays)
    const isLast = workingDays === last
    const falling = (date: Temporal.PlainDate, isEarly: boolean): Falling => ({ milestone, id: `${milestone.id} ${workingDays}`, at: moment(date, at), weekday: date.dayOfWeek, isEarly, isLast })
    const others = isLast ? [1, 2, 3, 4, 5].filter((weekday) => weekday !== own.dayOfWeek) : []
    const before = (weekday: number) => {
      for (let date = own; ; date = date.subtract({ days: 1 })) if (date.dayOfWeek === weekday && !isFree(date, holidays)) return date
    }
    return [falling(own, false), ...others.map((weekday) => falling(before(weekday), true))]
  })
}

const fallings = (milestone: SeasonMilestone, holidays: readonly Holiday[]) => [...sixWeeksBefore(milestone, holidays), ...reminding(milestone, holidays)]

function deadline({ kind, on, at }: SeasonMilestone): number {
  const date = Temporal.PlainDate.from(on)
  if (at) return moment(date, at)
  return moment(announced.includes(kind) ? date : date.add({ days: 1 }), '00:00')
}

export const sideOf = (sector: string): string => (sector.startsWith('v') ? 'vo' : 'po')
const isFor = (milestone: SeasonMilestone, school: SeasonSchool) => milestone.audience.includes(sideOf(school.sector))

/** The addresses that are written: who transfers, else who stands in, else the head, else anyone who is not of the board alone; the head too once it is late. */
function addresses(contacts: readonly SeasonContact[], late: boolean): readonly string[] {
  const having = (role: string) => contacts.filter(({ roles }) => roles.includes(role))
  const order = [having('transfer'), having('second'), having('head'), contacts.filter(({ roles }) => roles.some((role) => role !== 'board'))]
  const first = order.find((group) => group.length > 0) ?? []
  return [...new Set([...first, ...(late ? having('head') : [])].map(({ email }) => email.toLowerCase()))]
}

interface Known {
  readonly oso: Map<string, OsoKnown>
  readonly contacts: Map<string, readonly SeasonContact[]>
  readonly confirmed: Set<string>
  readonly done: Set<string>
}

function isDone({ schoolId }: SeasonSchool, milestone: SeasonMilestone, milestones: readonly SeasonMilestone[], { confirmed, done, oso }: Known): boolean {
  if (done.has(`${schoolId} ${milestone.id}`)) return true
  if (milestone.kind === 'contacts-checked') return confirmed.has(schoolId)
  if (milestone.kind === 'oso-checked') return answeredOso(oso.get(schoolId), milestone.on)
  const decided = milestones.find(({ kind, round, route }) => kind === 'decision-due' && round === milestone.round && route === milestone.route)
  return milestone.kind === 'decision-extended' && decided !== undefined && done.has(`${schoolId} ${decided.id}`)
}

function kindOf(school: SeasonSchool, milestone: SeasonMilestone, now: number, milestones: readonly SeasonMilestone[], known: Known): string | undefined {
  const late = now >= deadline(milestone)
  if (!isFor(milestone, school)) return undefined
  if (announced.includes(milestone.kind)) return 'step-starts'
  if (nothingToReport.includes(milestone.kind)) return late ? undefined : 'step-due'
  if (isDone(school, milestone, milestones, known)) return undefined
  return late ? 'step-overdue' : 'step-due'
}

const dateOf = ({ on, at }: SeasonMilestone) => `${on} ${at ?? ''}`

/** Schools for which a date moved, came or went. */
function isTouched(school: SeasonSchool, before: readonly SeasonMilestone[], after: readonly SeasonMilestone[]): boolean {
  const seenBy = (milestones: readonly SeasonMilestone[]) => new Map(milestones.filter((one) => isFor(one, school)).map((one) => [one.id, dateOf(one)]))
  const [old, now] = [seenBy(before), seenBy(after)]
  return old.size !== now.size || [...now].some(([id, date]) => old.get(id) !== date)
}

/** Everything that must be told in a season, and nothing else may be. */
export function whatMustBeTold(schools: readonly SeasonSchool[], happenings: readonly Happening[], holidays: readonly Holiday[], end: number): readonly Told[] {
  const told: Told[] = []
  const known: Known = { oso: new Map(), contacts: new Map(), confirmed: new Set(), done: new Set() }
  const passed = new Set<string>()
  let milestones: readonly SeasonMilestone[] = []
  let reminders: readonly Falling[] = []
  const early = new Set<string>()
  let reached = 0
  const tell = (school: SeasonSchool, email: string, kind: string, title: string, at: number) => void told.push({ what: `${kind} | ${title} | ${school.schoolId} | ${email}`, from: at, before: at + twoMinutes })
  const readers = (school: SeasonSchool, late: boolean) => addresses(known.contacts.get(school.schoolId) ?? [], late)
  const say = (school: SeasonSchool, kind: string, title: string, at: number) => {
    for (const email of readers(school, false)) tell(school, email, kind, title, at)
  }
  /** The days on which somebody works, of all schools together. */
  const daysOf = (email: string) => [...known.contacts.values()].flat().filter((one) => one.email.toLowerCase() === email).flatMap(({ workDays = [] }) => workDays)
  /** Of a last reminder: whether this falling is the one of this reader. */
  const isTheirs = (one: Falling, email: string) => {
    const days = daysOf(email)
    const same = reminders.filter((other) => other.id === one.id).sort((a, b) => b.at - a.at)
    return (same.find(({ weekday }) => days.includes(weekday)) ?? same.find(({ isEarly }) => !isEarly)) === one
  }
  /** Whose OSO does not work: the school's own people and those of its board, as long as the date is still to come. */
  const tellOsoFails = (milestone: SeasonMilestone, now: number) => {
    for (const school of schools) {
      if (now >= deadline(milestone) || !osoFails(known.oso.get(school.schoolId), now)) continue
      const ofBoard = (known.contacts.get(school.schoolId) ?? []).filter(({ roles }) => roles.includes('board')).map(({ email }) => email.toLowerCase())
      for (const email of new Set([...readers(school, false), ...ofBoard])) tell(school, email, 'oso-not-working', milestone.title, now)
    }
  }
  /** What falls in one go, for each reader the latest of a milestone. */
  const decideTogether = (due: readonly Falling[], now: number) => {
    for (const { milestone } of due.filter(({ isSixWeeks }) => isSixWeeks)) tellOsoFails(milestone, now)
    for (const [milestone, ofIt] of Map.groupBy(due.filter(({ isSixWeeks }) => !isSixWeeks), (one) => one.milestone)) {
      for (const school of schools) {
        const kind = kindOf(school, milestone, now, milestones, known)
        if (!kind) continue
        for (const email of readers(school, kind === 'step-overdue')) {
          const name = `${school.schoolId} ${email}`
          const mine = ofIt.filter((one) => !one.isLast || (!early.has(`${one.id} ${name}`) && (!one.isEarly || isTheirs(one, email)))).sort((a, b) => a.at - b.at)
          const latest = mine.at(-1)
          if (!latest) continue
          if (latest.isLast) early.add(`${latest.id} ${name}`)
          tell(school, email, kind, milestone.title, now)
        }
      }
    }
    for (const { id, isEarly } of due) if (!isEarly) passed.add(id)
  }
  /** Everything due after what was reached and up to `until`, decided when it is due, or all at once after an outage. */
  const decide = (until: number, atOnce: boolean) => {
    const falls = () => reminders.filter(({ id, at }) => at > reached && at <= until && !passed.has(id))
    if (atOnce) decideTogether(falls(), until)
    else for (const [at, due] of Map.groupBy(falls(), (one) => one.at)) decideTogether(due.filter(({ id }) => !passed.has(id)), at)
    reached = Math.max(reached, until)
  }
  for (const happening of happenings) {
    decide(happening.at, false)
    if (happening.kind === 'outage') decide(happening.until, true)
    if (happening.kind === 'contacts') {
      known.contacts.set(happening.schoolId, happening.contacts)
      if (happening.confirmed) known.confirmed.add(happening.schoolId)
    }
    if (happening.kind === 'oso') hearOfOso(schools, known.oso, happening)
    if (happening.kind === 'said') known.done[happening.done ? 'add' : 'delete'](`${happening.schoolId} ${happening.milestoneId}`)
    if (happening.kind === 'published') {
      for (const school of schools) {
        if (milestones.length === 0) say(school, 'calendar-published', '', happening.at)
        else if (isTouched(school, milestones, happening.milestones)) say(school, 'date-changed', '', happening.at)
      }
      milestones = happening.milestones
      reminders = milestones.flatMap((milestone) => fallings(milestone, holidays)).sort((one, other) => one.at - other.at)
    }
  }
  decide(end, false)
  return told
}
