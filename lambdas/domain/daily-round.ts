// What the daily round says to whom: counts of what stands ready, was fetched, waits or has to be seen again; a pure rule on what was read.
import { type Application, isLive, isNamed } from './application.ts'
import type { PublishedCalendar } from './calendar.ts'
import { type ChaseStep, chaseStep, type FetchSeen, settles, type VoTally, waitingAt } from './collection.ts'
import { type Contact, whoIsWritten } from './contact.ts'
import { acceptedFiles, type Dossier, type Hash, openListHash } from './dossier.ts'
import { addDays, day, dayNumber, type LocalDate, weekday } from './local-date.ts'
import { concerns, momentOf } from './milestone.ts'
import { endOfDay, type Instant, later, localDateOf } from './moment.ts'
import { daysToDecide } from './order-rules.ts'
import { closingsOf, lastMorning, nextMorning, type RoundDue, type RoundMarks, unappliedFrom, unappliedUntil } from './round-times.ts'
import { type School, type SchoolId, sideOf } from './school.ts'
import { unappliedOf } from './school-steps.ts'
import { firstYear, type SchoolYear } from './school-year.ts'
import type { RoundItem } from './transfer-items.ts'
import { contactsIn } from './transfer-mails.ts'
import { type SchoolHoliday, workingDaysFrom, workingDaysUntil } from './working-days.ts'

/** What one round looks at. */
export interface Round {
  readonly calendar: PublishedCalendar
  readonly year: SchoolYear
  readonly schoolHolidays: readonly SchoolHoliday[]
  readonly due: RoundDue
  readonly marks: RoundMarks
  /** The moment of the round. */
  readonly until: Instant
}

/** A PO school's dossiers, with what was fetched of them. */
export interface PoTally {
  readonly dossiers: readonly Dossier[]
  readonly fetched: readonly FetchSeen[]
}

/** What is said to whom of a school; `toRegion`: to the contact point. */
export interface Said {
  readonly school: School
  readonly item: RoundItem
  readonly contacts: readonly Contact[]
  readonly toRegion?: true
}

const about = ({ schoolId, name }: School, count: number, { until }: Round) => ({ schoolId, schoolName: name, count, at: until })

const isNew = (moment: Instant, since: Instant | undefined, until: Instant) => moment > (since ?? 0) && moment <= until

/** M16: something stands ready since the last time. The count is of all that waits: one fetch takes it all. */
function readySaid(school: School, tally: VoTally, round: Round): readonly Said[] {
  const waiting = waitingAt(tally, round.until)
  if (!round.due.ready || !waiting.some(({ since }) => isNew(since, round.marks.ready, round.until))) return []
  return [{ school, contacts: whoIsWritten(school.contacts, false), item: { kind: 'dossiers-ready', ...about(school, waiting.length, round) } }]
}

/** Whom to call at a school. */
function phoneOf({ contacts, phone }: School): { readonly phone?: string } {
  const known = [...whoIsWritten(contacts, true), ...contacts].find((contact) => contact.phone)?.phone ?? phone
  return known ? { phone: known } : {}
}

/** Whoever hears of what waits so long: with each step one more. */
function whoIsChased(contacts: readonly Contact[], step: ChaseStep): readonly Contact[] {
  const first = whoIsWritten(contacts, false)
  return step === 2 ? first : [...new Set([...first, ...contactsIn(contacts, 'second')])]
}

/** M17: some of what waits has waited for 2, 5 or 8 working days since the last round. The count is of all that waits that long. */
function chaseSaid(school: School, tally: VoTally, round: Round): readonly Said[] {
  const { marks, until, schoolHolidays } = round
  const stepOn = (since: Instant, at: Instant) => chaseStep(since, localDateOf(at), schoolHolidays)
  const chased = waitingAt(tally, until).flatMap(({ since }) => {
    const step = stepOn(since, until)
    return step === undefined ? [] : [{ step, isNew: marks.daily === undefined || marks.daily < since || stepOn(since, marks.daily) !== step }]
  })
  const steps = chased.filter((each) => each.isNew).map(({ step }) => step)
  if (!round.due.daily || steps.length === 0) return []
  const workingDays = Math.max(...steps) as ChaseStep
  const item = { kind: 'not-collected', ...about(school, chased.length, round), workingDays } as const
  const told: Said = { school, contacts: whoIsChased(school.contacts, workingDays), item: { ...item, reader: 'vo' } }
  const toRegion: Said = { school, contacts: [], toRegion: true, item: { ...item, reader: 'region', ...phoneOf(school) } }
  return workingDays === 8 ? [told, toRegion] : [told]
}

/** What a round says of one VO school. */
export function voSaid(school: School, tally: VoTally, round: Round): readonly Said[] {
  return [...readySaid(school, tally, round), ...chaseSaid(school, tally, round)]
}

/** M18: which VO schools fetched how many dossiers since the last round. */
function fetchedSaid(school: School, { fetched }: PoTally, round: Round, nameOf: (schoolId: SchoolId) => string): readonly Said[] {
  const fresh = fetched.filter(({ at }) => isNew(later(at, settles), round.marks.daily, round.until))
  const idsBySchool = [...Map.groupBy(fresh, ({ voSchoolId }) => voSchoolId)].map(([schoolId, records]) => [schoolId, new Set(records.flatMap(({ dossiers }) => dossiers.map(({ dossierId }) => dossierId)))] as const)
  const by = idsBySchool.filter(([, ids]) => ids.size > 0).map(([schoolId, ids]) => ({ schoolName: nameOf(schoolId), count: ids.size }))
  if (by.length === 0) return []
  const count = new Set(idsBySchool.flatMap(([, ids]) => [...ids])).size
  const inOrder = by.toSorted((a, b) => a.schoolName.localeCompare(b.schoolName, 'nl'))
  return [{ school, contacts: whoIsWritten(school.contacts, false), item: { kind: 'dossiers-fetched', ...about(school, count, round), by: inOrder } }]
}

/** When an inspection lapsed because a file came after it. Who takes a file away sees on the screen what that does. */
function lapsedAt({ open }: Dossier, hash: Hash): Instant | undefined {
  if (!open?.inspection || open.inspection.listHash === openListHash(open, hash)) return undefined
  const { recordedAt } = open.inspection
  const after = acceptedFiles(open).map(({ check }) => check.at).filter((at) => at > recordedAt)
  return after.length > 0 ? (Math.min(...after) as Instant) : undefined
}

/** M12: lists that changed after parents saw them, some since the last round. The count is of all that have to be seen again. */
function inspectionSaid(school: School, { dossiers }: PoTally, round: Round, hash: Hash): readonly Said[] {
  const lapsed = dossiers.map((dossier) => lapsedAt(dossier, hash)).filter((at) => at !== undefined)
  if (!lapsed.some((at) => isNew(later(at, settles), round.marks.daily, round.until))) return []
  return [{ school, contacts: whoIsWritten(school.contacts, false), item: { kind: 'inspection-again', ...about(school, lapsed.length, round) } }]
}

/** Who claimed a pupil waits for the PO school's "Klopt": it is asked when the claim is new, and once more after this many working days. */
const claimAskedAgainAfter = 3

const claimedAtOf = (application: Application) => (isLive(application) && !isNamed(application) && application.claimedAt !== undefined ? [later(application.claimedAt, settles)] : [])

/** Claims that nobody confirmed, some of them new since the last round or now waiting too long. The counts are of all that wait. */
function claimsSaid(school: School, { dossiers }: PoTally, round: Round): readonly Said[] {
  const { marks, until, schoolHolidays } = round
  // A round before the first set-ready looked at no dossier: what was claimed until then is new to the first one that does.
  const last = marks.daily !== undefined && marks.daily > (marks.since ?? 0) ? marks.daily : undefined
  const all = dossiers.flatMap(({ dossierId, applications }) => applications.flatMap((each) => claimedAtOf(each).map((since) => ({ dossierId, schoolId: each.schoolId, since }))))
  const waiting = all.filter(({ since }) => since <= until)
  const isLong = (since: Instant, at: Instant) => workingDaysUntil(localDateOf(since), localDateOf(at), schoolHolidays) >= claimAskedAgainAfter
  const hasNew = waiting.some(({ since }) => isNew(since, last, until))
  const hasLong = waiting.some(({ since }) => last !== undefined && since <= last && isLong(since, until) && !isLong(since, last))
  if (!hasNew && !hasLong) return []
  const counts = { ...about(school, new Set(waiting.map(({ dossierId }) => dossierId)).size, round), schools: new Set(waiting.map(({ schoolId }) => schoolId)).size }
  const item: RoundItem = { kind: 'claims-waiting', ...counts, ...(!hasNew && { workingDays: claimAskedAgainAfter }) }
  return [{ school, contacts: whoIsWritten(school.contacts, false), item }]
}

/** What a round says of the dossiers of one PO school. */
export function poSaid(school: School, tally: PoTally, round: Round, hash: Hash, nameOf: (schoolId: SchoolId) => string): readonly Said[] {
  return round.due.daily ? [...inspectionSaid(school, tally, round, hash), ...claimsSaid(school, tally, round), ...fetchedSaid(school, tally, round, nameOf)] : []
}

/** This many working days before the applications close, who has not applied is told of each day; else once a week. */
const lastDays = 3

const isFirstOfWeek = (date: LocalDate, holidays: readonly SchoolHoliday[]) =>
  dayNumber(workingDaysFrom(date, -1, holidays)) < dayNumber(date) - (weekday(date) - 1)

/**
 * When all rounds that PO schools take part in are decided: then who has not applied is no longer to be told of by mail. A round without
 * `decision-due` is decided six weeks after its closing, as the law says; a calendar without closings closes with 31 March.
 */
function decidedAt({ milestones }: PublishedCalendar, { sector }: School, year: SchoolYear): Instant {
  const closings = closingsOf(milestones).filter((closing) => concerns(closing, sector))
  const inTime = (closedOn: LocalDate) => endOfDay(addDays(closedOn, daysToDecide))
  const ends = closings.flatMap(({ round, on }) => {
    const decisions = milestones.filter((step) => step.kind === 'decision-due' && step.round === round).map(momentOf)
    return decisions.length > 0 ? decisions : [inTime(on)]
  })
  return ends.length > 0 ? (Math.max(...ends) as Instant) : inTime(day(`${firstYear(year) + 1}-03-31`))
}

/** From 29 March until the applications are decided, at the latest to the end of the school year: how many pupils of a PO school have not applied anywhere. */
function unappliedSaid(school: School, { calendar, year, schoolHolidays, until, ...round }: Round): readonly Said[] {
  const count = unappliedOf(school)
  if (count === 0 || until < unappliedFrom(year) || until >= Math.min(decidedAt(calendar, school, year), unappliedUntil(year))) return []
  const today = localDateOf(until)
  const next = closingsOf(calendar.milestones).find((closing) => concerns(closing, school.sector) && momentOf(closing) > until)
  const isSoon = next !== undefined && workingDaysUntil(today, next.on, schoolHolidays) <= lastDays
  if (!isSoon && !isFirstOfWeek(today, schoolHolidays)) return []
  const item: RoundItem = { kind: 'nowhere-applied', ...about(school, count, { calendar, year, schoolHolidays, until, ...round }), ...(isSoon && { closesOn: next.on }) }
  return [{ school, contacts: whoIsWritten(school.contacts, false), item }]
}

/** M13, on the morning after the applications closed; who has not applied stands in the same words. Else only these. */
export function closingSaid(school: School, round: Round): readonly Said[] {
  const { calendar, marks, schoolHolidays, until } = round
  if (!round.due.daily) return []
  // A region whose first round this is, is not told of what closed long ago.
  const since = marks.daily ?? lastMorning(until, schoolHolidays)
  const closed = closingsOf(calendar.milestones).filter((closing) => concerns(closing, school.sector) && isNew(nextMorning(momentOf(closing), schoolHolidays), since, until))
  const reader = sideOf(school.sector)
  if (closed.length === 0) return reader === 'po' ? unappliedSaid(school, round) : []
  const item: RoundItem = { kind: 'applications-closed', ...about(school, reader === 'po' ? unappliedOf(school) : 0, round), reader }
  return [{ school, contacts: whoIsWritten(school.contacts, false), item }]
}
