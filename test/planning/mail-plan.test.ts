// The mail plan equals what is then sent: for any calendar, any schools and any move, what is foreseen is what goes out, mail for mail.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conflictKey } from '../../lambdas/domain/conflict.ts'
import type { Contact, WorkDay } from '../../lambdas/domain/contact.ts'
import { addDays, day, fromDayNumber } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, later, minutes, time, toIso } from '../../lambdas/domain/moment.ts'
import { itemId, type NotificationItem } from '../../lambdas/domain/notification.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import type { Facts } from '../../lambdas/domain/qualification.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { moveStep } from '../../lambdas/usecases/move-step.ts'
import { type MailPlanSeen, planMails } from '../../lambdas/usecases/plan-mails.ts'
import { publishCalendar } from '../../lambdas/usecases/publish-calendar.ts'
import { sendMessage } from '../../lambdas/usecases/send-message.ts'
import { writeDraft } from '../../lambdas/usecases/write-draft.ts'
import { at, contact, school, step, tick } from '../domain/builders.ts'
import { year } from '../store/world.ts'
import { actor, key, regionYear } from '../support/region-year.ts'

const beyond = at('2030-01-01 00:00')

/** One mail as it is compared: when, to whom, about what of which school; for one that was sent also under which subject. */
const line = (moment: Instant, email: string, items: readonly NotificationItem[]) =>
  `${toIso(moment)} ${email} ${items.map((item) => itemId(key.regionId, year, item)).sort().join(' ')} ${JSON.stringify(items.map((item) => ('step' in item ? item : item.kind)))}`

const planned = ({ waves }: MailPlanSeen) => waves.flatMap((wave) => wave.mails.map((mail) => line(wave.at, mail.email, mail.items))).sort()
const subjectsOf = (plan: MailPlanSeen) => plan.mails.map((mail) => `${toIso(mail.at)} ${plan.subjectOf(mail)}`)

const anyDay = fc.integer({ min: Date.UTC(2026, 8, 1) / 86_400_000, max: Date.UTC(2027, 6, 15) / 86_400_000 }).map(fromDayNumber)
const anyReminders = fc.uniqueArray(
  fc.record({ workingDays: fc.integer({ min: -15, max: 5 }), at: fc.constantFrom(time('08:00'), time('06:30'), time('13:15'), time('22:00')) }),
  { maxLength: 3, selector: ({ workingDays }) => workingDays },
)
const anyStep = fc.record({
  // Of every manner to be known, and none of which a random order could forbid publishing.
  kind: fc.constantFrom(...(['custom', 'contacts-checked', 'oso-checked', 'oso-set-ready', 'applications-open', 'decision-extended', 'warm-transfer', 'year-closed'] as const)),
  on: anyDay,
  at: fc.constantFrom(undefined, time('16:00')),
  audience: fc.constantFrom(['po'] as const, ['vo'] as const, ['po', 'vo'] as const),
  reminders: anyReminders,
})
/** A decision after the year is closed forbids publishing: a calendar has one of the two. */
const anySteps = fc.uniqueArray(anyStep, { minLength: 1, maxLength: 4, selector: ({ kind }) => (kind === 'decision-extended' ? 'year-closed' : kind) }).map((list) =>
  list.map(({ at: clock, ...given }, i): Milestone => step({ ...given, id: `s${i}`, ...(clock && { at: clock }) })),
)
const anyContact = fc.record({
  email: fc.constantFrom('anna@school.example', 'bo@school.example', 'Bo@School.example', 'cas@school.example'),
  roles: fc.constantFrom<Contact['roles']>(['transfer'], ['second'], ['head'], ['transfer', 'head'], ['board'], ['transfer', 'board']),
  workDays: fc.option(fc.uniqueArray(fc.constantFrom<WorkDay>(1, 2, 3, 4, 5), { maxLength: 3 }), { nil: undefined }),
})
/** Of this school year or of before, so that some schools are to be asked again and for some OSO does not work. */
const anyFact = fc.option(fc.record({ state: fc.constantFrom('yes' as const, 'no' as const), on: fc.constantFrom(day('2026-08-01'), day('2026-07-31')), source: fc.constant('checked' as const) }), { nil: undefined })
const anyFacts = fc.record({ participates: anyFact, agreement: anyFact, mandate: anyFact, endpoint: anyFact }).map(
  (facts): Facts => Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)),
)
const anySchool = fc.record({
  sector: fc.constantFrom('po' as const, 'sbo' as const, 'vo' as const),
  contacts: fc.uniqueArray(anyContact, { maxLength: 3, selector: ({ email }) => email.toLowerCase() }),
  done: fc.uniqueArray(fc.constantFrom('s0', 's1', 's2', 's3'), { maxLength: 2 }),
  counted: fc.boolean(),
  facts: anyFacts,
})
const anySchools = fc.array(anySchool, { minLength: 1, maxLength: 4 }).map((list) =>
  list.map(({ sector, contacts, done, counted, facts }, i): School => {
    const schoolId = `99A${'ABCD'[i]}00`
    const known = contacts.map(({ workDays, ...given }) => contact({ ...given, contactId: `c-${schoolId}-${given.email.toLowerCase()}`, ...(workDays && { workDays }) }))
    const ticks = Object.fromEntries(done.map((id) => [id, counted ? tick({ done: false, count: 3, of: 28 }) : tick()]))
    const progress = { ...noProgress(schoolId), qualification: { facts, version: 1 } }
    return school({ schoolId, name: `School ${i}`, sector, contacts: known, ticks, pupilSystem: 'ParnasSys', progress })
  }),
)
const anyHolidays = fc.array(fc.tuple(anyDay, fc.integer({ min: 0, max: 14 })), { maxLength: 3 }).map((list) =>
  list.map(([first, days], i) => ({ name: `Vakantie ${i}`, first, last: addDays(first, days) })),
)
/** Any minute of the day and night. */
const anyMinute = (first: string, last: string) => fc.integer({ min: at(first) / 60_000, max: at(last) / 60_000 }).map((minute) => (minute * 60_000) as Instant)

const anyCase = fc.record({
  steps: anySteps,
  schools: anySchools,
  schoolHolidays: anyHolidays,
  publishedAt: anyMinute('2026-08-20 00:00', '2027-03-01 00:00'),
  lookedAfter: fc.integer({ min: 0, max: 200 * 24 * 60 }),
  moved: fc.nat(3),
  movedTo: anyDay,
  message: fc.option(fc.constantFrom('all' as const, 'behind' as const, 'po' as const, 'boards' as const), { nil: undefined }),
})

/** Whatever order or free day a random calendar has: nothing here asks about conflicts. */
const reason = 'Afgesproken in de stuurgroep'

describe('the mail plan', () => {
  it('equals what is then sent, before a first publication and before a move, for 500 calendars, schools and moves', async () => {
    let foreseen = 0
    let notWorking = 0
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ steps, schools, schoolHolidays, publishedAt, lookedAfter, moved, movedTo, message }) => {
        const world = await regionYear(schools, { ...usualSettings, schoolHolidays }, publishedAt)
        const { ports } = world
        await writeDraft(ports)(actor, key, steps, 0)
        const plan = planMails(ports)

        // What is foreseen of the draft is what goes out after it is published, until somebody looks again.
        const first = await plan(key)
        await publishCalendar(ports)(actor, key, { reason: undefined, ticked: undefined }, undefined)
        const movesAt = later(publishedAt, minutes(lookedAfter + 1))
        await world.runTo(later(movesAt, -1))
        const isBefore = ({ at: moment }: { readonly at: Instant }) => moment < movesAt
        const sent = (await world.sentSince(publishedAt)).map(({ sentAt, to, items }) => line(sentAt!, to.email, items))
        expect(sent.sort()).toEqual(planned({ ...first, waves: first.waves.filter(isBefore) }))

        // A message of the region stands in the plan as soon as it is written.
        await world.runTo(movesAt)
        const gone = new Set((await world.sentSince(publishedAt)).map(({ id }) => id))
        if (message) await sendMessage({ ...ports, repeatKeys: ports.repeatKeys })(actor, key, { to: message, subject: 'Bericht', text: 'Tekst' }, false)

        // What moving one date would do is what it then does.
        const target = steps[moved % steps.length]!
        const next = steps.map((each) => (each.id === target.id ? { ...each, on: movedTo } : each))
        const second = await plan(key, next)
        const isMoved = target.on !== movedTo
        if (isMoved) {
          const { at: clock } = target
          const move = { milestoneId: target.id, on: movedTo, ...(clock && { at: clock }), reason }
          const { conflicts } = await moveStep(ports)(actor, key, move, undefined, true)
          await moveStep(ports)(actor, key, { ...move, accepted: conflicts.map(conflictKey) }, undefined, false)
        }
        await world.runTo(beyond)
        const sentAfter = (await world.sentSince(movesAt)).filter(({ id }) => !gone.has(id))
        expect(sentAfter.map(({ sentAt, to, items }) => line(sentAt!, to.email, items)).sort()).toEqual(planned(second))
        // The subjects are those that the plan shows, at the same moments.
        const subjects = new Set(world.mails.filter(({ at: moment }) => moment >= movesAt).map(({ at: moment, mail }) => `${toIso(moment)} ${mail.subject}`))
        for (const subject of subjectsOf(second)) expect(subjects).toContain(subject)
        foreseen += first.waves.length + second.waves.length
        notWorking += first.mails.filter(({ about }) => about.some(({ kind }) => kind === 'oso-not-working')).length
      }),
      { numRuns: 500 },
    )
    expect(foreseen).toBeGreaterThan(1000)
    expect(notWorking).toBeGreaterThan(10)
  }, 180_000)
})

describe('mail', () => {
  const everyday = [school({ contacts: [contact()] })]
  const publish = async (publishedAt: Instant, on: string, holidays = usualSettings.schoolHolidays) => {
    const world = await regionYear(everyday, { ...usualSettings, schoolHolidays: holidays }, publishedAt)
    await writeDraft(world.ports)(actor, key, [step({ on: day(on) })], 0)
    const { noticeAt } = await publishCalendar(world.ports)(actor, key, { reason: undefined, ticked: undefined }, undefined)
    await world.runTo(beyond)
    expect(world.mails.map((mail) => toIso(mail.at))).toEqual([toIso(noticeAt)])
    return toIso(noticeAt)
  }

  it.each([
    ['on a working day at 17:59, at once', '2027-01-14 17:59', '2027-01-14 17:59'],
    ['at 18:00, the next morning', '2027-01-14 18:00', '2027-01-15 08:00'],
    ['on Friday evening, on Monday', '2027-01-15 22:00', '2027-01-18 08:00'],
    ['at a quarter to eight, at eight', '2027-01-14 07:45', '2027-01-14 08:00'],
  ])('about a calendar that is published %s', async (_when, published, goes) => {
    expect(await publish(at(published), '2027-03-24')).toBe(toIso(at(goes)))
  })

  it('in a school holiday waits until the schools work again', async () => {
    const holidays = [{ name: 'Zomervakantie', first: day('2027-07-10'), last: day('2027-08-22') }]
    expect(await publish(at('2027-07-14 10:00'), '2027-09-10', holidays)).toBe(toIso(at('2027-08-23 08:00')))
  })

  it('that cannot wait, because a date lies before schools work again, goes at once', async () => {
    // A step of Sunday ends as that day ends, one of Monday after the schools open.
    expect(await publish(at('2027-01-16 12:00'), '2027-01-17')).toBe(toIso(at('2027-01-16 12:00')))
    expect(await publish(at('2027-01-16 12:00'), '2027-01-18')).toBe(toIso(at('2027-01-18 08:00')))
  })
})
