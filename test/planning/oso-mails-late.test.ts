// A mail about OSO that waited says what is known by then: what works meanwhile is not asked for, and not told to be broken.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { minutes } from '../../lambdas/domain/moment.ts'
import type { Fact, Facts } from '../../lambdas/domain/qualification.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { publishCalendar } from '../../lambdas/usecases/publish-calendar.ts'
import { writeDraft } from '../../lambdas/usecases/write-draft.ts'
import { at, contact, reminders, school, step } from '../domain/builders.ts'
import { traceOf } from '../store/world.ts'
import { actor, key, regionYear } from '../support/region-year.ts'

const fact = (state: Fact['state'], on = '2026-10-01'): Fact => ({ state, on: day(on), source: 'checked' })
const setReady = step({ id: 'ready', kind: 'oso-set-ready', title: 'OSO-dossiers klaargezet', on: day('2027-04-06') })
const check = step({ id: 'oso', kind: 'oso-checked', title: 'OSO controleren', on: day('2027-01-29'), reminders: reminders(-10) })
const jan = contact({ email: 'jan@school.example' })
const board = contact({ contactId: 'c-board', email: 'bestuur@school.example', roles: ['board'] })

/** A mail is decided at its moment; before it goes out, some minutes later, the facts of the school become others. */
async function mailsAfter(moment: string, before: Facts, waits: number, after: Facts) {
  const progress = { ...noProgress('99AA00'), qualification: { facts: before, version: 1 } }
  const known = school({ pupilSystem: 'ParnasSys', contacts: [jan, board], progress })
  const world = await regionYear([known], usualSettings, at('2027-01-05 10:00'))
  const { ports } = world
  await writeDraft(ports)(actor, key, [setReady, check], 0)
  await publishCalendar(ports)(actor, key, { reason: undefined, ticked: undefined }, undefined)
  await world.runTo(at(`${moment} 07:59`))
  const earlier = world.mails.length
  world.wait(minutes(1))
  await world.decide()
  const { school: read } = (await ports.schools.getWithYear(key, '99AA00'))!
  const changed = { ...read, progress: { ...read.progress!, qualification: { facts: after, version: 2 } } }
  const change = { at: world.now(), by: 'region' as const, source: 'checked' as const, changes: [] }
  await ports.qualifications.save([{ key, before: read, after: changed, change }], traceOf(actor.sub, actor.membership), key.regionId)
  world.wait(minutes(waits))
  await world.send()
  const { notifications } = await ports.outbox.list(key, { limit: 100 })
  const states = notifications.filter(({ decidedAt }) => decidedAt === at(`${moment} 08:00`)).map(({ state, to }) => `${to.email} ${state}`)
  return { mails: world.mails.slice(earlier).map(({ mail }) => mail), states: states.sort() }
}

const works = { agreement: fact('yes'), mandate: fact('yes'), endpoint: fact('yes') }
const day08 = '2027-02-23'

describe('the mail that OSO does not work', () => {
  const noMandate = { ...works, mandate: fact('no') }

  it('goes to who transfers and to the board, as it was decided, within a quarter of an hour', async () => {
    const { mails, states } = await mailsAfter(day08, noMandate, 15, works)
    expect(mails.map(({ to, subject }) => `${to} ${subject}`).sort()).toEqual([
      'bestuur@school.example Voor OSO ontbreekt nog iets: dit moet uw bestuur doen',
      'jan@school.example Voor OSO ontbreekt nog iets: dit moet uw bestuur doen',
    ])
    expect(states).toEqual(['bestuur@school.example sent', 'jan@school.example sent'])
  })

  it('is withdrawn after it when by then OSO works', async () => {
    const { mails, states } = await mailsAfter(day08, noMandate, 16, works)
    expect(mails).toEqual([])
    expect(states).toEqual(['bestuur@school.example withdrawn', 'jan@school.example withdrawn'])
  })

  it('says after it what is missing by then', async () => {
    const { mails } = await mailsAfter(day08, noMandate, 16, { ...works, endpoint: fact('no') })
    expect(mails.map(({ subject }) => subject)).toEqual(['OSO werkt nog niet voor uw school: dit moet uw leverancier doen', 'OSO werkt nog niet voor uw school: dit moet uw leverancier doen'])
  })
})

describe('the two questions', () => {
  const old = { endpoint: fact('yes', '2026-05-01') }

  it('show what was known when they were decided, within a quarter of an hour', async () => {
    const { mails } = await mailsAfter('2027-01-15', old, 15, {})
    expect(mails.map(({ to, text }) => `${to} ${text.includes('Klopt dit nog?')}`)).toEqual(['jan@school.example true'])
  })

  it('show after it what is known by then, and are withdrawn when they were answered', async () => {
    const { mails } = await mailsAfter('2027-01-15', old, 16, {})
    expect(mails.map(({ to, text }) => `${to} ${text.includes('Klopt dit nog?')}`)).toEqual(['jan@school.example false'])
    expect((await mailsAfter('2027-01-15', old, 16, { endpoint: fact('no') })).states).toEqual(['jan@school.example withdrawn'])
  })
})
