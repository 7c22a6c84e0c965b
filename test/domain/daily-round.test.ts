// What the daily round says to whom: what stands ready, what nobody collected, what was fetched, what parents have to see again, who has not applied.
import { describe, expect, it } from 'vitest'
import type { Application } from '../../lambdas/domain/application.ts'
import { type FetchSeen, settles, type VoTally } from '../../lambdas/domain/collection.ts'
import { closingSaid, type PoTally, poSaid, type Round, type Said, voSaid } from '../../lambdas/domain/daily-round.ts'
import { deliveriesOf } from '../../lambdas/domain/delivery.ts'
import { type Dossier, type OpenVersion, readyVersion } from '../../lambdas/domain/dossier.ts'
import { recall, reopen } from '../../lambdas/domain/dossier-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone, Round as ApplicationRound } from '../../lambdas/domain/milestone.ts'
import { later } from '../../lambdas/domain/moment.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { at, contact, school, step } from './builders.ts'
import { application, dossier, file, frozenAt, hash, inspected, open, otherVoSchool, readyDossier, voSchool, year } from './dossiers.ts'
import { closing, milestones, releaseFacts } from './releases.ts'

const vo = school({
  schoolId: voSchool, name: 'Het Baken', sector: 'vo', phone: '0199 11 11 11',
  contacts: [contact({ email: 'vera@vo.example', phone: '0199 22 22 22' }), contact({ email: 'stan@vo.example', roles: ['second'] }), contact({ email: 'hans@vo.example', roles: ['head'] })],
})

const round = (until: string, given: Partial<Round> = {}, marks: Round['marks'] = {}): Round => ({
  calendar: { number: 1, milestones, publishedAt: at('2027-01-05 10:00') }, year, schoolHolidays: [],
  due: { daily: true, ready: true, looksAtDossiers: true }, marks, until: at(until), ...given,
})

/** The round of a morning after the one before it. */
const between = (last: string, until: string, given: Partial<Round> = {}) => round(until, given, { since: at('2027-03-20 12:00'), daily: at(last), ready: at(last) })

const named = { applications: [application()] }
const tally = (dossiers: readonly Dossier[], fetched: readonly FetchSeen[] = [], given: Partial<VoTally> = {}): VoTally => ({
  deliveries: dossiers.flatMap(deliveriesOf).filter(({ voSchoolId }) => voSchoolId === voSchool), fetched, facts: releaseFacts(), ...given,
})
const fetchOf = (when: string, ...dossiers: readonly Dossier[]): FetchSeen => ({
  voSchoolId: voSchool, at: at(when),
  dossiers: dossiers.map((each) => ({ dossierId: each.dossierId, version: readyVersion(each)!.number, files: readyVersion(each)!.files.length })),
})

const ready = (number: string, given: Partial<Dossier> = {}) => readyDossier({ number, dossierId: `99AB00-2627-${number}`, ...named, ...given })
const line = ({ item, contacts, toRegion }: Said) =>
  `${item.kind} ${item.count}${'workingDays' in item ? ` after ${item.workingDays}` : ''}: ${toRegion ? 'contact point' : contacts.map(({ email }) => email.split('@')[0]).join(', ')}`
const lines = (said: readonly Said[]) => said.map(line)

describe('what stands ready', () => {
  const two = tally([ready('111111'), ready('222222')])

  it('is told at the release itself, and not a moment before', () => {
    const due = { daily: false, ready: true, looksAtDossiers: true }
    expect(lines(voSaid(vo, two, between('2027-04-07 08:00', '2027-04-07 08:59', { due })))).toEqual([])
    expect(lines(voSaid(vo, two, between('2027-04-07 08:00', '2027-04-07 09:00', { due })))).toEqual(['dossiers-ready 2: vera'])
  })

  it('is not told again while nothing new came', () => {
    expect(voSaid(vo, two, between('2027-04-07 09:00', '2027-04-08 08:00'))).toEqual([])
  })

  it('is told with all that waits as soon as one more was set ready', () => {
    const late = frozenAt(dossier({ ...named, number: '333333', dossierId: '99AB00-2627-333333', open: inspected(open(file('c'))) }), '2027-04-08 11:00')
    expect(lines(voSaid(vo, tally([ready('111111'), late]), between('2027-04-08 08:00', '2027-04-09 08:00')))).toEqual(['dossiers-ready 2: vera', 'not-collected 1 after 2: vera'])
  })

  it('leaves what is being written at the moment of the round to the next one', () => {
    const setReady = later(at('2027-04-09 08:00'), -1)
    const late = dossier({ ...named, open: inspected(open(file('c'))) })
    const ofNow = { ...frozenAt(late, '2027-04-08 11:00') }
    const justNow: Dossier = { ...ofNow, ready: ofNow.ready.map((version) => ({ ...version, readyAt: setReady })) }
    expect(voSaid(vo, tally([justNow]), between('2027-04-08 08:00', '2027-04-09 08:00'))).toEqual([])
    expect(lines(voSaid(vo, tally([justNow]), between('2027-04-09 08:00', '2027-04-12 08:00')))).toEqual(['dossiers-ready 1: vera'])
    expect(settles).toBeGreaterThan(1)
  })

  it('is told when a place, where places open it, came after the release', () => {
    const facts = releaseFacts({ settings: { opensOn: 'placement' } })
    const placed = ready('111111', { applications: [application({ state: 'placed', stated: { state: 'placed', at: at('2027-04-23 10:00') } })] })
    expect(lines(voSaid(vo, tally([placed], [], { facts }), between('2027-04-23 08:00', '2027-04-26 08:00')))).toEqual(['dossiers-ready 1: vera'])
    expect(voSaid(vo, tally([ready('222222')], [], { facts }), between('2027-04-23 08:00', '2027-04-26 08:00'))).toEqual([])
  })

  it('is told when the school became the first choice, or its claim was confirmed, after the release', () => {
    const ended = application({ schoolId: otherVoSchool, state: 'withdrawn', endedAt: at('2027-04-20 10:00'), endedBy: 'po' })
    const next = ready('111111', { applications: [ended, application()] })
    const confirmed = ready('222222', { applications: [application({ named: false, claimedAt: at('2027-03-26 10:00'), confirmedAt: at('2027-04-20 11:00') })] })
    for (const one of [next, confirmed]) expect(lines(voSaid(vo, tally([one]), between('2027-04-20 08:00', '2027-04-21 08:00')))).toEqual(['dossiers-ready 1: vera'])
  })

  it('is told when its board signed after the release, and never while it has not', () => {
    expect(voSaid(vo, tally([ready('111111')], [], { facts: releaseFacts({ agreementSigned: false }) }), between('2027-04-12 08:00', '2027-04-13 08:00'))).toEqual([])
    const signed = tally([ready('111111')], [], { agreedOn: day('2027-04-12') })
    expect(lines(voSaid(vo, signed, between('2027-04-12 08:00', '2027-04-13 08:00')))).toContain('dossiers-ready 1: vera')
  })
})

describe('what nobody collected', () => {
  const two = [ready('111111'), ready('222222')]
  const chased = (last: string, until: string, fetched: readonly FetchSeen[] = []) => lines(voSaid(vo, tally(two, fetched), between(last, until))).filter((said) => said.startsWith('not-collected'))

  it.each([
    ['one working day', '2027-04-07 09:00', '2027-04-08 08:00', []],
    ['two', '2027-04-08 08:00', '2027-04-09 08:00', ['not-collected 2 after 2: vera']],
    ['three', '2027-04-09 08:00', '2027-04-12 08:00', []],
    ['five', '2027-04-13 08:00', '2027-04-14 08:00', ['not-collected 2 after 5: vera, stan']],
    ['six', '2027-04-14 08:00', '2027-04-15 08:00', []],
    ['eight', '2027-04-16 08:00', '2027-04-19 08:00', ['not-collected 2 after 8: vera, stan', 'not-collected 2 after 8: contact point']],
    ['nine', '2027-04-19 08:00', '2027-04-20 08:00', []],
  ])('after %s is chased so', (_days, last, until, said) => {
    expect(chased(last, until)).toEqual(said)
  })

  it('is chased no more once it was fetched, by whichever colleague', () => {
    expect(chased('2027-04-08 08:00', '2027-04-09 08:00', [fetchOf('2027-04-08 15:00', two[0]!)])).toEqual(['not-collected 1 after 2: vera'])
    expect(chased('2027-04-08 08:00', '2027-04-09 08:00', [fetchOf('2027-04-08 15:00', ...two)])).toEqual([])
  })

  it('is chased while sensitive files were left to a colleague, and no more once the school says that all came', () => {
    const none: FetchSeen = { voSchoolId: voSchool, at: at('2027-04-08 15:00'), dossiers: two.map(({ dossierId }) => ({ dossierId, version: 1, files: 0 })) }
    expect(chased('2027-04-08 08:00', '2027-04-09 08:00', [none])).toEqual(['not-collected 2 after 2: vera'])
    const complete = ready('111111', { applications: [application({ receipt: { kind: 'complete', at: at('2027-04-08 16:00'), version: 1 } })] })
    expect(voSaid(vo, tally([complete], [none]), between('2027-04-08 08:00', '2027-04-09 08:00'))).toEqual([])
  })

  it('is chased anew when another version was set ready', () => {
    const again = frozenAt(reopen(two[0]!), '2027-04-13 10:00')
    const first = fetchOf('2027-04-08 15:00', two[0]!)
    expect(lines(voSaid(vo, tally([again], [first]), between('2027-04-13 08:00', '2027-04-14 08:00')))).toEqual(['dossiers-ready 1: vera'])
    expect(lines(voSaid(vo, tally([again], [first]), between('2027-04-14 08:00', '2027-04-15 08:00')))).toEqual(['not-collected 1 after 2: vera'])
  })

  it('is not chased after it was taken back', () => {
    expect(voSaid(vo, tally([recall(two[0]!, at('2027-04-08 10:00'))]), between('2027-04-08 08:00', '2027-04-09 08:00'))).toEqual([])
  })

  it('is caught up in one mail with the latest step after an outage', () => {
    expect(chased('2027-04-07 09:00', '2027-04-15 10:00')).toEqual(['not-collected 2 after 5: vera, stan'])
  })

  it('comes with a number to call for the contact point: of a contact, else of the school', () => {
    const phone = (of: typeof vo) => voSaid(of, tally(two), between('2027-04-16 08:00', '2027-04-19 08:00')).flatMap(({ item }) => ('phone' in item ? item.phone : []))
    expect(phone(vo)).toEqual(['0199 22 22 22'])
    expect(phone({ ...vo, contacts: vo.contacts.map(({ phone: _phone, ...rest }) => rest) })).toEqual(['0199 11 11 11'])
    expect(phone({ ...vo, contacts: [], phone: '' })).toEqual([])
  })

  it('is not looked at when a round is only about what opens now', () => {
    expect(voSaid(vo, tally(two), between('2027-04-08 08:00', '2027-04-09 09:00', { due: { daily: false, ready: true, looksAtDossiers: true } }))).toEqual([])
  })
})

describe('a PO school', () => {
  const po = school({ schoolId: '99AB00', contacts: [contact({ email: 'petra@po.example' }), contact({ email: 'ria@po.example', roles: ['second'] })] })
  const names = (id: string) => ({ [voSchool]: 'Het Baken', [otherVoSchool]: 'De Vaart' })[id] ?? id
  const said = (given: Partial<PoTally>, last = '2027-04-08 08:00', until = '2027-04-09 08:00', rest: Partial<Round> = {}) =>
    poSaid(po, { dossiers: [], fetched: [], ...given }, between(last, until, rest), hash, names)
  const [one, two] = [ready('111111'), ready('222222')]

  it('hears which VO school fetched how many since the last round', () => {
    const fetched = [fetchOf('2027-04-08 10:00', one), fetchOf('2027-04-08 11:00', one, two), { ...fetchOf('2027-04-08 12:00', one), voSchoolId: otherVoSchool }]
    expect(said({ fetched }).map(({ item }) => item)).toEqual([
      { kind: 'dossiers-fetched', schoolId: '99AB00', schoolName: 'De Vlinderboom', count: 2, at: at('2027-04-09 08:00'), by: [{ schoolName: 'De Vaart', count: 1 }, { schoolName: 'Het Baken', count: 2 }] },
    ])
  })

  it('hears of each fetch in one round: what is written at its moment is left to the next', () => {
    const moments = ['2027-04-08 07:57', '2027-04-08 07:59', '2027-04-09 07:58', '2027-04-09 07:59', '2027-04-09 08:30']
    const heardAt = (until: string, last: string) => moments.filter((when) => said({ fetched: [fetchOf(when, one)] }, last, until).length > 0)
    expect(heardAt('2027-04-08 08:00', '2027-04-07 08:00')).toEqual(['2027-04-08 07:57'])
    expect(heardAt('2027-04-09 08:00', '2027-04-08 08:00')).toEqual(['2027-04-08 07:59', '2027-04-09 07:58'])
    expect(heardAt('2027-04-12 08:00', '2027-04-09 08:00')).toEqual(['2027-04-09 07:59', '2027-04-09 08:30'])
  })

  it('hears that parents have to look again when a file came after they looked, once', () => {
    const accepted = (when: string) => ({ check: { state: 'accepted', at: at(when), versionId: 'v2', findings: [] } }) as const
    const seen: OpenVersion = inspected(open(file('a')))
    const lapsed = (when: string) => dossier({ open: { ...seen, attachments: [file('a'), file('b', accepted(when))] } })
    const heard = (when: string) => lines(said({ dossiers: [lapsed(when), dossier({ open: seen })] }))
    expect(heard('2027-04-08 10:00')).toEqual(['inspection-again 1: petra'])
    expect(heard('2027-04-07 10:00')).toEqual([])
    expect(heard('2027-04-09 09:00')).toEqual([])
    expect(lines(said({ dossiers: [lapsed('2027-04-08 10:00'), lapsed('2027-04-07 10:00')] }))).toEqual(['inspection-again 2: petra'])
  })

  it('hears nothing of a list that parents never saw', () => {
    expect(said({ dossiers: [dossier({ open: open(file('a'), file('b')) })] })).toEqual([])
  })

  describe('of which VO schools claimed pupils', () => {
    const claimed = (when: string, given: Partial<Application> = {}) => application({ named: false, claimedAt: at(when), ...given })
    const of = (...applications: readonly Application[]) => dossier({ applications })
    const asked = (dossiers: readonly Dossier[], last: string, until: string, given: Partial<Round> = {}) =>
      said({ dossiers }, last, until, given).map(({ item }) => (item.kind === 'claims-waiting' ? `${item.count} of ${item.schools}${item.workingDays ? ` after ${item.workingDays}` : ''}` : item.kind))

    it.each([
      ['the round before', '2027-04-07 08:00', '2027-04-08 08:00', []],
      ['the first round after it', '2027-04-08 08:00', '2027-04-09 08:00', ['1 of 1']],
      ['one working day after it', '2027-04-09 08:00', '2027-04-09 08:00', []],
      ['two', '2027-04-09 08:00', '2027-04-12 08:00', []],
      ['three', '2027-04-12 08:00', '2027-04-13 08:00', ['1 of 1 after 3']],
      ['four', '2027-04-13 08:00', '2027-04-14 08:00', []],
      ['all of them, after an outage', '2027-04-08 08:00', '2027-04-15 08:00', ['1 of 1']],
    ])('is asked to confirm when it is new and once more: on %s', (_when, last, until, heard) => {
      expect(asked([of(claimed('2027-04-08 10:00'))], last, until)).toEqual(heard)
    })

    it('hears of all that waits, pupils and VO schools, as soon as one is new', () => {
      const both = of(claimed('2027-04-08 10:00'), claimed('2027-04-06 10:00', { schoolId: otherVoSchool }))
      expect(asked([both, { ...of(claimed('2027-04-06 10:00')), dossierId: '99AB00-2627-222222' }], '2027-04-08 08:00', '2027-04-09 08:00')).toEqual(['2 of 2'])
      expect(lines(said({ dossiers: [both] }))).toEqual(['claims-waiting 1: petra'])
    })

    it.each([
      ['it named', { named: true }], ['it confirmed', { confirmedAt: at('2027-04-08 15:00') }],
      ['ended', { state: 'withdrawn', endedAt: at('2027-04-08 15:00'), endedBy: 'po' }],
    ] as const)('is not asked about a claim that %s', (_what, given) => {
      expect(asked([of(claimed('2027-04-08 10:00', given))], '2027-04-08 08:00', '2027-04-09 08:00')).toEqual([])
      expect(asked([of(claimed('2027-04-08 10:00', given))], '2027-04-12 08:00', '2027-04-13 08:00')).toEqual([])
    })

    it('hears in the first round that looks at dossiers of what was claimed before it, and not again in the next', () => {
      const early = [of(claimed('2027-03-26 10:00'))]
      const closings = { marks: { daily: at('2027-04-05 08:00'), since: at('2027-04-05 15:00') } }
      expect(asked(early, '2027-04-05 08:00', '2027-04-06 08:00', closings)).toEqual(['1 of 1'])
      expect(asked(early, '2027-04-06 08:00', '2027-04-07 08:00')).toEqual([])
    })
  })

  it('hears nothing of all this when a round is only about what opens now', () => {
    expect(said({ fetched: [fetchOf('2027-04-08 10:00', one)] }, undefined, undefined, { due: { daily: false, ready: true, looksAtDossiers: true } })).toEqual([])
  })
})

describe('the end of the applications', () => {
  const decision = (on: string, ofRound: ApplicationRound = '1') => step({ id: `decision-${ofRound}`, kind: 'decision-due', on: day(on), round: ofRound, audience: ['vo'] })
  const counted = (dossiers: number, applied: number) => ({ ...noProgress('99AB00'), dossiers, applied })
  const po = (dossiers = 28, applied = 25) => school({ schoolId: '99AB00', contacts: [contact({ email: 'petra@po.example' })], progress: counted(dossiers, applied) })
  const said = (of: typeof vo, last: string | undefined, until: string) => closingSaid(of, last ? between(last, until) : round(until)).map((each) => `${line(each)}${'closesOn' in each.item ? ` by ${each.item.closesOn}` : ''}`)

  it('is told to both sides on the morning after, with who has not applied for the PO school', () => {
    expect(said(po(), '2027-03-31 08:00', '2027-04-01 08:00')).toEqual(['applications-closed 3: petra'])
    expect(said(vo, '2027-03-31 08:00', '2027-04-01 08:00')).toEqual(['applications-closed 0: vera'])
    expect(said(school({ contacts: [contact({ email: 'petra@po.example' })] }), '2027-03-31 08:00', '2027-04-01 08:00')).toEqual(['applications-closed 0: petra'])
  })

  it('is not told on other mornings, nor to a region whose first round comes later', () => {
    expect(said(vo, '2027-04-01 08:00', '2027-04-02 08:00')).toEqual([])
    expect(said(vo, undefined, '2027-04-01 08:00')).toEqual(['applications-closed 0: vera'])
    expect(said(vo, undefined, '2027-04-02 08:00')).toEqual([])
  })

  it.each<[string, string, string, readonly string[]]>([
    ['before 29 March', '2027-03-24 08:00', '2027-03-25 08:00', []],
    ['the day before the last', '2027-03-25 08:00', '2027-03-30 08:00', ['nowhere-applied 3: petra by 2027-03-31']],
    ['the last day', '2027-03-30 08:00', '2027-03-31 08:00', ['nowhere-applied 3: petra by 2027-03-31']],
    ['a Friday after it', '2027-04-01 08:00', '2027-04-02 08:00', []],
    ['the first working day of a week', '2027-04-09 08:00', '2027-04-12 08:00', ['nowhere-applied 3: petra']],
    ['the day after that', '2027-04-12 08:00', '2027-04-13 08:00', []],
    ['three working days before the next closing', '2027-04-26 08:00', '2027-04-28 08:00', ['nowhere-applied 3: petra by 2027-04-30']],
    ['the last Monday within six weeks of the last closing', '2027-06-04 08:00', '2027-06-07 08:00', ['nowhere-applied 3: petra']],
    ['the Monday after them', '2027-06-11 08:00', '2027-06-14 08:00', []],
  ])('who has not applied is told of on %s', (_when, last, until, heard) => {
    expect(said(po(), last, until)).toEqual(heard)
  })

  it.each<[string, readonly Milestone[], string, readonly string[]]>([
    ['the last Monday before the decision', [closing(), decision('2027-05-12')], '2027-05-10 08:00', ['nowhere-applied 3: petra']],
    ['a Monday on which the decision is due at its end', [closing(), decision('2027-05-24')], '2027-05-24 08:00', ['nowhere-applied 3: petra']],
    ['the Monday after the decision', [closing(), decision('2027-05-12')], '2027-05-17 08:00', []],
    ['the Monday after the decision of the first of two rounds', [...milestones, decision('2027-05-12')], '2027-05-17 08:00', ['nowhere-applied 3: petra']],
    ['the Monday after the decisions of both', [...milestones, decision('2027-05-12'), decision('2027-05-19', '2')], '2027-05-24 08:00', []],
    ['the last Monday of the school year, of a round in summer', [closing({ on: day('2027-07-16') })], '2027-07-26 08:00', ['nowhere-applied 3: petra']],
    ['the first Monday of the next', [closing({ on: day('2027-07-16') })], '2027-08-02 08:00', []],
    ['the last Monday before 12 May, without any closing', [], '2027-05-10 08:00', ['nowhere-applied 3: petra']],
    ['the Monday after it, without any closing', [], '2027-05-17 08:00', []],
  ])('who has not applied is told of as long as something can be decided: on %s', (_when, steps, until, heard) => {
    const calendar = { number: 1, milestones: steps, publishedAt: at('2027-01-05 10:00') }
    const of = between(until, until, { calendar })
    expect(lines(closingSaid(po(), { ...of, marks: { ...of.marks, daily: later(at(until), -3 * 24 * 3600_000) } }))).toEqual(heard)
  })

  it('says nothing of a school whose pupils all applied', () => {
    expect(said(po(28, 28), '2027-03-30 08:00', '2027-03-31 08:00')).toEqual([])
  })
})
