// A spring with dossiers, through the clock and the outbox: what each morning's round tells, that nothing is told twice, and what it costs.
import { describe, expect, it } from 'vitest'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { localDateOf, minutes, timeOfDayOf } from '../../lambdas/domain/moment.ts'
import { usualSettings, type YearSettings } from '../../lambdas/domain/region.ts'
import { countedOf } from '../../lambdas/domain/school-progress.ts'
import { recall } from '../../lambdas/domain/dossier-steps.ts'
import { planMails } from '../../lambdas/usecases/plan-mails.ts'
import { at, contact, reminders, school, step } from '../domain/builders.ts'
import { application, dossier, file, frozenAt, hash, inspected, open, type, voSchool } from '../domain/dossiers.ts'
import { milestones } from '../domain/releases.ts'
import { transfersOfItems } from '../domain/transfer-cases.ts'
import { traceOf, year } from '../store/world.ts'
import { actor, key, regionYear } from '../support/region-year.ts'

const po = school({ schoolId: '99AB00', name: 'De Vlinderboom', boardId: '99901', contacts: [contact({ email: 'petra@po.example', contactId: 'c-1' })] })
const none = school({ schoolId: '99AA00', name: 'De Ark', boardId: '99901', contacts: [contact({ email: 'anna@po.example', contactId: 'c-2' })] })
const vo = school({
  schoolId: voSchool, name: 'Het Baken', sector: 'vo', boardId: '99902',
  contacts: [contact({ email: 'vera@vo.example', contactId: 'c-3', phone: '0199 22 22 22' }), contact({ email: 'stan@vo.example', contactId: 'c-4', roles: ['second'] })],
})
const firstRound = milestones.filter(({ round }) => round === '1')

/** A region with a published calendar; the board of the VO school has signed. */
async function spring(given: { readonly settings?: Partial<YearSettings>; readonly steps?: readonly Milestone[]; readonly published?: string } = {}) {
  const { settings = {}, steps = firstRound, published = '2027-03-20 10:00' } = given
  const asked: string[] = []
  const observe = (operation: string) => void asked.push(operation)
  const world = await regionYear([po, none, vo], { ...usualSettings, opensOn: 'first-choice', ...settings }, at(published), observe as () => undefined)
  const { ports } = world
  const trace = traceOf(actor.sub, actor.membership)
  await ports.boards.save({ boardId: '99902', processingAgreement: { state: 'yes', on: day('2026-09-01') }, version: 1 }, 0, trace)
  const publish = async () => {
    await ports.years.saveDraft(key, steps, 0, trace)
    await ports.years.publish(key, { number: 1, milestones: steps, publishedAt: world.now() }, { headVersion: 1, draftVersion: 1 }, trace)
  }
  const save = (after: Dossier, before?: Dossier) =>
    ports.dossiers.save(
      [{ ...(before && { before }), after: { ...after, counted: countedOf(after, [type()], hash), version: (before?.version ?? 0) + 1 } }],
      { event: { ...trace.event, at: world.now() } },
      { wakeClock: after.ready.length > 0 },
    )
  return {
    ...world, asked, publish, save,
    /** Set ready now, for the VO school. */
    async setReady(number: string) {
      const next = dossier({ number, dossierId: `99AB00-2627-${number}`, open: inspected(open(file(number))), applications: [application()] })
      const after = frozenAt(next, `${localDateOf(world.now())} ${timeOfDayOf(world.now())}`)
      await save(after)
      return { ...after, version: 1 }
    },
    async fetch(...dossiers: readonly Dossier[]) {
      const record = { fetchId: `f-${world.now()}`, at: world.now(), voSchoolId: voSchool, dossiers: dossiers.map(({ dossierId }) => ({ dossierId, version: 1, files: 1 })) }
      await ports.deliveries.recordFetch(record, year, key.regionId, (await ports.deliveries.list(voSchool, year)).deliveries, trace)
    },
    /** What was told of dossiers since a moment: when, to whom. */
    async told(since: string) {
      const sent = (await world.sentSince(at(since))).toReversed()
      return sent
        .map(({ sentAt, to, items }) => [`${localDateOf(sentAt!)} ${timeOfDayOf(sentAt!)} ${to.email}`, transfersOfItems(items)] as const)
        .filter(([, said]) => said !== '')
        .map((each) => each.join(': '))
    },
  }
}

describe('a spring with dossiers', () => {
  it('tells at the release, chases what nobody fetches, tells who fetched, and then is still', async () => {
    const world = await spring()
    await world.publish()
    await world.runTo(at('2027-04-05 15:00'))
    const [one, two] = [await world.setReady('111111'), await world.setReady('222222')]
    await world.runTo(at('2027-04-07 08:59'))
    expect(await world.told('2027-04-05 15:00')).toEqual([])
    await world.runTo(at('2027-04-09 11:00'))
    expect(await world.told('2027-04-05 15:00')).toEqual(['2027-04-07 09:00 vera@vo.example: dossiers-ready 2', '2027-04-09 08:00 vera@vo.example: not-collected 2 vo'])
    await world.fetch(one)
    await world.runTo(at('2027-04-20 11:00'))
    expect((await world.told('2027-04-10 00:00')).sort()).toEqual([
      '2027-04-12 08:00 petra@po.example: dossiers-fetched 1',
      '2027-04-14 08:00 stan@vo.example: not-collected 1 vo', '2027-04-14 08:00 vera@vo.example: not-collected 1 vo',
      '2027-04-19 08:00 contact@regio.example: not-collected 1 region', '2027-04-19 08:00 stan@vo.example: not-collected 1 vo', '2027-04-19 08:00 vera@vo.example: not-collected 1 vo',
    ])
    await world.fetch(two)
    await world.runTo(at('2027-10-10 11:00'))
    expect(await world.told('2027-04-20 11:00')).toEqual(['2027-04-21 08:00 petra@po.example: dossiers-fetched 1'])
    expect(await world.ports.clockRows.earliest()).toBeGreaterThan(at('2030-01-01 00:00'))
  })

  it('tells one person all of a moment in one mail, with the steps that are due then', async () => {
    const due = step({ id: 'x', kind: 'warm-transfer', on: day('2027-04-23'), audience: ['po', 'vo'], reminders: reminders(-10) })
    const world = await spring({ steps: [...firstRound, due] })
    await world.publish()
    await world.runTo(at('2027-04-05 15:00'))
    await world.setReady('111111')
    await world.runTo(at('2027-04-09 11:00'))
    const mails = (await world.sentSince(at('2027-04-09 08:00'))).filter(({ to }) => to.email === 'vera@vo.example')
    expect(mails.map(({ items }) => items.map(({ kind }) => kind))).toEqual([['step-due', 'not-collected']])
  })

  it('asks about a claim that nobody confirmed on the next morning, once more after three working days, and then no more', async () => {
    const world = await spring()
    await world.publish()
    await world.runTo(at('2027-04-05 15:00'))
    const done = await world.setReady('111111')
    await world.fetch(done)
    await world.runTo(at('2027-04-12 10:00'))
    await world.save(dossier({ number: '222222', dossierId: '99AB00-2627-222222', applications: [application(), application({ schoolId: '99CE00', named: false, claimedAt: world.now() })] }))
    await world.runTo(at('2027-04-30 10:00'))
    expect(await world.told('2027-04-12 10:00')).toEqual(['2027-04-13 08:00 petra@po.example: claims-waiting 1', '2027-04-15 08:00 petra@po.example: claims-waiting 1'])
  })

  it('tells of the end of the applications before anything is set ready, as soon as there are dossiers', async () => {
    const world = await spring()
    await world.publish()
    await world.save(dossier({ applications: [] }))
    await world.runTo(at('2027-04-02 11:00'))
    expect((await world.told('2027-03-20 10:00')).sort()).toEqual([
      '2027-03-30 08:00 petra@po.example: nowhere-applied 1', '2027-03-31 08:00 petra@po.example: nowhere-applied 1',
      '2027-04-01 08:00 anna@po.example: applications-closed 0 po', '2027-04-01 08:00 petra@po.example: applications-closed 1 po', '2027-04-01 08:00 vera@vo.example: applications-closed 0 vo',
    ])
  })

  it('counts also what was set ready before the first calendar', async () => {
    const world = await spring({ published: '2027-04-06 10:00' })
    const after = frozenAt(dossier({ open: inspected(open(file('a'))), applications: [application()] }), '2027-04-05 15:00')
    await world.ports.dossiers.save([{ after: { ...after, counted: countedOf(after, [type()], hash), version: 1 } }], { event: { ...traceOf(actor.sub, actor.membership).event, at: world.now() } })
    await world.publish()
    await world.runTo(at('2027-04-07 09:00'))
    expect(await world.told('2027-04-06 10:00')).toEqual(['2027-04-07 09:00 vera@vo.example: dossiers-ready 1'])
  })

  it('never wakes for a region without dossiers, and tells a region without any nothing', async () => {
    const without = await spring({ settings: { dossiers: 'none' } })
    await without.publish()
    await without.runTo(at('2027-03-22 10:00'))
    expect(await without.ports.clockRows.earliest()).toBeGreaterThan(at('2030-01-01 00:00'))
    const unused = await spring()
    await unused.publish()
    await unused.runTo(at('2027-06-01 10:00'))
    expect(await unused.told('2027-03-20 10:00')).toEqual([])
  })
})

describe('a round', () => {
  it('that is repeated, or told by two ticks, tells nobody twice', async () => {
    const world = await spring()
    await world.publish()
    await world.runTo(at('2027-04-06 15:00'))
    await world.setReady('111111')
    await world.runTo(at('2027-04-07 08:59'))
    world.wait(minutes(1))
    await Promise.all([world.decide(), world.decide(), world.decide()])
    await world.decide()
    await Promise.all([world.send(), world.send()])
    await world.runTo(at('2027-04-07 12:00'))
    expect(await world.told('2027-04-07 08:59')).toEqual(['2027-04-07 09:00 vera@vo.example: dossiers-ready 1'])
  })

  it.each([
    ['fetched', async (world: Awaited<ReturnType<typeof spring>>, of: Dossier) => world.fetch(of)],
    ['taken back', async (world: Awaited<ReturnType<typeof spring>>, of: Dossier) => world.save(recall(of, world.now()), of)],
  ])('is withdrawn for what was %s between deciding and sending', async (_what, meanwhile) => {
    const world = await spring()
    await world.publish()
    await world.runTo(at('2027-04-06 15:00'))
    const only = await world.setReady('111111')
    await world.runTo(at('2027-04-07 08:59'))
    world.wait(minutes(1))
    await world.decide()
    await meanwhile(world, only)
    await world.send()
    const { notifications } = await world.ports.outbox.list(key, { limit: 10 })
    expect(notifications.filter(({ items }) => transfersOfItems(items) !== '').map(({ state }) => state)).toEqual(['withdrawn'])
  })

  it('counts again when its mail goes', async () => {
    const world = await spring()
    await world.publish()
    await world.runTo(at('2027-04-06 15:00'))
    const [one] = [await world.setReady('111111'), await world.setReady('222222')]
    await world.runTo(at('2027-04-07 08:59'))
    world.wait(minutes(1))
    await world.decide()
    await world.fetch(one)
    await world.send()
    expect(world.mails.at(-1)!.mail.subject).toBe('1 dossier staat klaar om op te halen')
  })

  it('after an outage of days is one round, when schools work again', async () => {
    const world = await spring()
    await world.publish()
    await world.runTo(at('2027-04-06 15:00'))
    await world.setReady('111111')
    await world.runTo(at('2027-04-06 15:01'))
    world.wait(at('2027-04-10 12:00') - world.now())
    await world.runTo(at('2027-04-13 07:59'))
    expect(await world.told('2027-04-06 15:00')).toEqual(['2027-04-12 08:00 vera@vo.example: dossiers-ready 1, not-collected 1 vo'])
  })

  it('costs the numbers, the schools, and one query for each VO school and each PO school with dossiers', async () => {
    const world = await spring()
    await world.publish()
    await world.runTo(at('2027-04-06 15:00'))
    await world.setReady('111111')
    await world.runTo(at('2027-04-08 07:59'))
    world.wait(minutes(1))
    world.asked.splice(0)
    await world.decide()
    // The clock, schools, numbers, one VO school, one PO school, and what waits to be sent: a school without dossiers is not looked at.
    expect(Object.fromEntries([...Map.groupBy(world.asked, (operation) => operation)].map(([name, all]) => [name, all.length]))).toEqual({ Query: 6, GetItem: 1, BatchGetItem: 1, UpdateItem: 2 })
  })

  it('at the release looks at VO schools alone, and writes nothing but its mails and the clock', async () => {
    const world = await spring()
    await world.publish()
    await world.runTo(at('2027-04-06 15:00'))
    await world.setReady('111111')
    await world.runTo(at('2027-04-07 08:59'))
    world.wait(minutes(1))
    world.asked.splice(0)
    await world.decide()
    expect(Object.fromEntries([...Map.groupBy(world.asked, (operation) => operation)].map(([name, all]) => [name, all.length]))).toEqual({ Query: 5, GetItem: 1, BatchGetItem: 1, UpdateItem: 2, PutItem: 1 })
  })
})

describe('a step that the dossiers tell', () => {
  const due = step({ id: 'set-ready', kind: 'set-ready', on: day('2027-04-06'), reminders: reminders(-1, 1) })

  it('is asked of a school whose dossiers are not all ready, whatever it ticked, and no more of one whose are', async () => {
    const world = await spring({ steps: [...firstRound, due] })
    await world.publish()
    await world.save(dossier({ number: '333333', dossierId: '99AB00-2627-333333', applications: [application()] }))
    await world.runTo(at('2027-04-02 10:00'))
    const first = await world.setReady('111111')
    expect(first.ready).toHaveLength(1)
    await world.ports.schools.saveTick(key, '99AA00', 'set-ready', { done: true, statedBy: 'school', statedAt: world.now(), version: 1 }, 0, traceOf(actor.sub, actor.membership))
    await world.ports.schools.saveTick(key, '99AB00', 'set-ready', { done: true, statedBy: 'school', statedAt: world.now(), version: 1 }, 0, traceOf(actor.sub, actor.membership))
    const foreseen = await planMails(world.ports)(key)
    await world.runTo(at('2027-04-05 12:00'))
    const asked = (await world.sentSince(at('2027-04-05 08:00'))).flatMap(({ to, items }) => items.flatMap((item) => ('count' in item && 'of' in item ? [`${to.email} ${item.count}/${item.of}`] : [])))
    expect(asked).toEqual(['petra@po.example 1/2'])
    expect(foreseen.mails.filter(({ about }) => about.some(({ milestoneId }) => milestoneId === 'set-ready')).map(({ at: moment, schoolIds }) => [localDateOf(moment), schoolIds])).toEqual([
      ['2027-04-05', ['99AB00']], ['2027-04-07', ['99AB00']],
    ])
  })
})

it('the mail plan leaves rounds out: nobody knows their counts beforehand', async () => {
  const world = await spring()
  await world.publish()
  await world.runTo(at('2027-04-05 15:00'))
  await world.setReady('111111')
  expect((await planMails(world.ports)(key)).mails).toEqual([])
})
