// A whole season through the doors: a calendar is published, schools report, dates move, an outage comes; then every mail is held against the oracle.
import { Temporal } from 'temporal-polyfill'
import type { Reply, Running, SentMail } from './running.ts'
import { type Happening, type SeasonContact, type SeasonMilestone, type SeasonSchool, whatMustBeTold } from './season-oracle.ts'
import type { OsoFacts } from './season-oso.ts'
import { chanceOf } from './chance.ts'
import { type Act, actsOf, peopleOf } from './season-story.ts'

export interface SeasonOptions {
  readonly running: Running
  readonly regionId: string
  /** Who coordinates the region. */
  readonly coordinator: string
  /** Whoever works at a school, by school: these act for themselves. */
  readonly users: ReadonlyMap<string, string>
  readonly seed: number
  readonly say?: (line: string) => void
}

export interface SeasonOutcome {
  readonly schools: number
  readonly persons: number
  readonly ticks: number
  readonly mails: number
  /** Things told: a step of a school, or news of a calendar, to one address. */
  readonly told: number
  readonly moments: number
  /** How many schools were told that OSO does not work for them, how many people, in how many mails, and of how many schools one mail was. */
  readonly osoSchools: number
  readonly osoPersons: number
  readonly osoMails: number
  readonly osoMost: number
  /** When steps were decided, on the wall in Amsterdam and as the distance to UTC: how many. */
  readonly onTheWall: Readonly<Record<string, number>>
  readonly seconds: number
  /** Everything that is not as it must be; empty when all is well. */
  readonly faults: readonly string[]
}

const starts = '2026-09-01T08:30:00Z'
const ends = '2027-10-01T12:00:00Z'
/** Steps of the region's own, so that there is work on both sides of the clock change in October. */
const ownSteps: readonly (SeasonMilestone & { readonly basis: string })[] = [
  { id: 'start', kind: 'custom', title: 'Startbijeenkomst', on: '2026-10-28', audience: ['po', 'vo'], route: 'regular', round: '1', basis: 'region', reminders: [-5, -3, -1].map((workingDays) => ({ workingDays, at: '08:00' })) },
  { id: 'open-dag', kind: 'custom', title: 'Open dag doorgeven', on: '2026-11-20', at: '12:00', audience: ['vo'], route: 'regular', round: '1', basis: 'region', reminders: [-2, 0, 1].map((workingDays) => ({ workingDays, at: '08:00' })) },
]
/** From when to when nothing runs: the day before setting ready, and the day after. */
const outage = { from: '2027-04-05T07:30', to: '2027-04-07T09:10' }
const moves: readonly { readonly on: string; readonly id: string; readonly to: string; readonly reason: string }[] = [
  { on: '2026-12-08', id: 'contacts-checked', to: '2027-01-14', reason: 'De kerstvakantie kwam te dichtbij' },
  { on: '2027-04-13', id: 'fetched', to: '2027-04-20', reason: 'Eén vo-school had storing' },
]

function made<T extends { readonly status: number; readonly text: string }>(reply: T): T {
  if (reply.status >= 300) throw new Error(`${reply.status}: ${reply.text}`)
  return reply
}

/** Plays the season of 2026-2027 in a region whose year is open, whose schools are there and whose calendar is not published yet. */
export async function playSeason({ running, regionId, coordinator, users, seed, say = () => {} }: SeasonOptions): Promise<SeasonOutcome> {
  const begun = performance.now()
  const chance = chanceOf(seed)
  const ask = running.as(coordinator)
  const year = `/regions/${regionId}/years/2026-2027`
  const now = () => running.laptop.now() as number
  const happenings: Happening[] = []
  const versions = new Map<string, number>()
  const schools: readonly SeasonSchool[] = made(await ask(`${year}/schools?limit=1000`)).body.schools
  const people = peopleOf(schools, chance)

  async function keepContacts(user: string | undefined, schoolId: string, contacts: readonly SeasonContact[]): Promise<void> {
    const path = `${year}/schools/${schoolId}/contacts`
    const { etag } = made(await ask(path))
    made(await running.as(user ?? coordinator)(path, { method: 'PUT', body: contacts, headers: { 'if-match': etag } }))
    happenings.push({ kind: 'contacts', at: now(), schoolId, contacts, confirmed: user !== undefined })
  }
  async function publish(milestones: readonly SeasonMilestone[], reason?: string): Promise<void> {
    const { etag } = made(await ask(`${year}/calendar`))
    made(await ask(`${year}/calendar`, { method: 'PUT', body: { milestones }, headers: { 'if-match': etag } }))
    const { body } = made(await ask(`${year}/calendar/publish`, { method: 'POST', ...(reason && { body: { reason } }) }))
    happenings.push({ kind: 'published', at: Date.parse(body.publishedAt), milestones })
  }
  /** What the school itself may say it says, when somebody works there; all else the region looks up. */
  async function stateOso(schoolId: string, facts: OsoFacts): Promise<void> {
    const isOfBoard = facts.agreement !== undefined || facts.mandate !== undefined
    const user = isOfBoard ? undefined : users.get(schoolId)
    const path = `${year}/schools/${schoolId}/qualification`
    const { etag } = made(await ask(path))
    made(await running.as(user ?? coordinator)(path, { method: 'PUT', body: facts, headers: { 'if-match': etag } }))
    happenings.push({ kind: 'oso', at: now(), schoolId, by: user === undefined ? 'region' : 'school', facts })
  }
  /** What is known of a school before the season begins. */
  async function readOso(schoolId: string): Promise<void> {
    const { participates, agreement, mandate, endpoint } = made(await ask(`${year}/schools/${schoolId}/qualification`)).body
    happenings.push({ kind: 'oso', at: now(), schoolId, by: 'known', facts: { participates, agreement, mandate, endpoint } })
  }
  async function act(act: Act): Promise<void> {
    if (act.kind === 'contacts') return keepContacts(users.get(act.schoolId), act.schoolId, act.contacts)
    if (act.kind === 'oso') return stateOso(act.schoolId, act.facts)
    const name = `${act.schoolId} ${act.milestoneId}`
    const version = versions.get(name) ?? 0
    versions.set(name, version + 1)
    const path = `${year}/schools/${act.schoolId}/milestones/${act.milestoneId}`
    made(await running.as(users.get(act.schoolId) ?? coordinator)(path, { method: 'PUT', body: act.body, headers: { 'if-match': `"${version}"` } }))
    happenings.push({ kind: 'said', at: now(), schoolId: act.schoolId, milestoneId: act.milestoneId, done: act.done })
  }

  await running.moveTo(starts)
  for (const [schoolId, contacts] of people) await keepContacts(undefined, schoolId, contacts)
  for (const { schoolId } of schools) await readOso(schoolId)
  const { milestones: proposed } = made(await ask(`${year}/calendar/proposal`)).body
  let milestones: readonly SeasonMilestone[] = [...proposed, ...ownSteps]
  await publish(milestones)
  const acts = actsOf(schools, milestones, people, users, chance)
  const days = [...new Set([...acts.keys(), ...moves.map((move) => move.on), outage.from.slice(0, 10)])].sort()
  for (const day of days) {
    if (day < '2026-09-02' || day > '2027-09-30') continue
    // What the outage swallows is not done either.
    if (day > outage.from.slice(0, 10) && day <= outage.to.slice(0, 10)) continue
    if (day === outage.from.slice(0, 10)) {
      await running.moveTo(outage.from)
      const at = now()
      const { now: until } = await running.moveTo(outage.to, true)
      happenings.push({ kind: 'outage', at, until: Date.parse(until) })
      continue
    }
    await running.moveTo(`${day}T10:00`)
    for (const one of acts.get(day) ?? []) await act(one)
    const move = moves.find(({ on }) => on === day)
    if (!move) continue
    milestones = milestones.map((milestone) => (milestone.id === move.id ? { ...milestone, on: move.to } : milestone))
    await publish(milestones, move.reason)
  }
  await running.moveTo(ends)
  say(`played: ${moves.length} moves, 1 outage`)

  const { schoolHolidays } = made(await ask(year)).body.settings
  const notifications = await allNotifications(ask, year)
  const ofRegion = new Set(notifications.map(({ id }) => id))
  const mails = (await running.mails()).filter(({ notificationId }) => ofRegion.has(notificationId))
  const must = whatMustBeTold(schools, happenings, schoolHolidays, Date.parse(ends))
  const notWorking = notifications.flatMap(({ id, to, about }) => about.flatMap(({ kind, schoolId }) => (kind === 'oso-not-working' ? [{ id, email: to.email.toLowerCase(), schoolId }] : [])))
  const steps = notifications.filter(({ about }) => about.some(({ kind }) => kind.startsWith('step-')))
  return {
    schools: schools.length,
    persons: new Set(notifications.map(({ to }) => to.email.toLowerCase())).size,
    ticks: happenings.filter(({ kind }) => kind === 'said').length,
    mails: mails.length,
    told: must.length,
    moments: new Set(notifications.map(({ decidedAt }) => decidedAt)).size,
    osoSchools: new Set(notWorking.map(({ schoolId }) => schoolId)).size,
    osoPersons: new Set(notWorking.map(({ email }) => email)).size,
    osoMails: new Set(notWorking.map(({ id }) => id)).size,
    osoMost: Math.max(0, ...Object.values(countBy(notWorking.map(({ id }) => id)))),
    onTheWall: countBy(steps.filter(({ decidedAt }) => decidedAt !== new Date(outageEnd(happenings)).toISOString()).map(({ decidedAt }) => onTheWall(decidedAt))),
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    faults: [...faultsOfTold(must, notifications), ...faultsOfMails(notifications, mails)],
  }
}

const outageEnd = (happenings: readonly Happening[]) => happenings.flatMap((one) => (one.kind === 'outage' ? [one.until] : []))[0]!

function onTheWall(moment: string): string {
  const zoned = Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/Amsterdam')
  return `${zoned.toPlainTime().toString({ smallestUnit: 'minute' })} ${zoned.offset}`
}

function countBy(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, list]) => [name, list.length]))
}

interface SeenNotification {
  readonly id: string
  readonly to: { readonly email: string }
  readonly about: readonly { readonly kind: string; readonly title?: string; readonly schoolId: string }[]
  readonly state: string
  readonly attempt: number
  readonly decidedAt: string
  readonly sentAt?: string
}

async function allNotifications(ask: (path: string) => Promise<Reply>, year: string): Promise<readonly SeenNotification[]> {
  const found: SeenNotification[] = []
  let cursor = ''
  do {
    const { body } = made(await ask(`${year}/notifications?limit=500${cursor && `&cursor=${cursor}`}`))
    found.push(...body.notifications)
    cursor = body.cursor ?? ''
  } while (cursor)
  return found
}

/** What was told and must not be, and what must be told and was not; a thing that was told twice is one too many. */
function faultsOfTold(must: ReturnType<typeof whatMustBeTold>, notifications: readonly SeenNotification[]): readonly string[] {
  const open = Map.groupBy(must, ({ what }) => what)
  const faults: string[] = []
  for (const { about, to, decidedAt } of notifications) {
    for (const { kind, title = '', schoolId } of about) {
      const what = `${kind} | ${title} | ${schoolId} | ${to.email.toLowerCase()}`
      const at = Date.parse(decidedAt)
      const expected = open.get(what) ?? []
      const found = expected.findIndex(({ from, before }) => at >= from && at < before)
      if (found < 0) faults.push(`told and should not: ${what} at ${decidedAt}`)
      else expected.splice(found, 1)
    }
  }
  for (const left of open.values()) for (const { what, from } of left) faults.push(`not told: ${what} from ${new Date(from).toISOString()}`)
  return faults
}

/** One mail for each notification, to its address, within two minutes; one notification for a person at one moment. */
function faultsOfMails(notifications: readonly SeenNotification[], mails: readonly SentMail[]): readonly string[] {
  const byId = Map.groupBy(mails, ({ notificationId }) => notificationId)
  const people = new Set<string>()
  return notifications.flatMap(({ id, to, state, attempt, decidedAt, sentAt }) => {
    const [mail, ...more] = byId.get(id) ?? []
    const person = `${decidedAt} ${to.email.toLowerCase()}`
    const isSecond = people.has(person)
    people.add(person)
    const late = mail ? Date.parse(mail.sentAt) - Date.parse(decidedAt) : 0
    return [
      ...(state === 'delivered' && sentAt !== undefined && attempt === 1 ? [] : [`${id} is ${state} after ${attempt} attempts`]),
      ...(mail?.to === to.email ? [] : [`${id} did not reach ${to.email}`]),
      ...(more.length === 0 ? [] : [`${id} went out ${more.length + 1} times`]),
      ...(late >= 0 && late < 120_000 ? [] : [`${id} was sent ${late} ms after it was decided`]),
      ...(isSecond ? [`${person} got a second mail`] : []),
    ]
  })
}
