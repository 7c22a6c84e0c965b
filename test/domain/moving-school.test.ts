// What goes along when a school goes on in another, and what goes back when that was a mistake.
import { describe, expect, it } from 'vitest'
import { moveFaults, moveSchool, moveSchoolBack } from '../../lambdas/domain/moving-school.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Fact, Facts } from '../../lambdas/domain/qualification.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { noProgress, ofTakingPart, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { at, contact, school, tick } from './builders.ts'

const now = at('2027-01-12 10:00')
const fact = (given: Partial<Fact> = {}): Fact => ({ state: 'yes', on: day('2026-10-01'), source: 'self-reported', ...given })
const withFacts = (given: Partial<School>, facts: Facts, version = Object.keys(facts).length): School => {
  const one = school(given)
  return { ...one, progress: { ...noProgress(one.schoolId), name: one.name, qualification: { facts, version } } }
}
const anna = contact({ email: 'anna@school.example', name: 'Anna' })
const bo = contact({ email: 'bo@school.example', roles: ['head'] })
const all: Facts = { participates: fact(), agreement: fact({ source: 'board' }), mandate: fact({ source: 'board' }), endpoint: fact() }
const old = withFacts({ contacts: [anna, bo], contactsVersion: 2, ticks: { 'warm-transfer': tick() }, pupilSystem: 'ParnasSys' }, all)
const next = withFacts({ schoolId: '99AB00' }, {})
const moved = (from = old, to = next) => moveSchool(from, to, 'renumbered', now)

describe('a school that goes on under another code', () => {
  it('stays, says where it went on, and has one version more', () => {
    const { from } = moved()
    expect(from.before).toBe(old)
    expect(from.after).toMatchObject({ ...old, successor: { how: 'renumbered', schoolId: '99AB00', at: now }, version: 2 })
  })

  it('takes its contacts along, by person: who is there already stays as there', () => {
    const there = { ...next, contacts: [contact({ contactId: 'c-1', email: 'ANNA@school.example', name: 'A. de Boer' })], contactsVersion: 1 }
    const { to } = moved(old, there)
    expect(to!.after.contacts).toMatchObject([{ contactId: 'c-1', name: 'A. de Boer' }, { email: 'bo@school.example', roles: ['head'] }])
    expect(to!.after.contactsVersion).toBe(2)
  })

  it('takes a contact along under an id that is free there, and no link that leads to the page of before', () => {
    const there = { ...next, contacts: [contact({ contactId: anna.contactId, email: 'cas@school.example' })] }
    const brought = moved(old, there).to!.after.contacts.slice(1)
    expect(new Set([anna.contactId, ...brought.map(({ contactId }) => contactId)]).size).toBe(3)
    expect(brought.every(({ linkSince }) => linkSince! >= now)).toBe(true)
  })

  it.each([[19, []], [20, ['contacts-full-there']]] as const)('is refused when the other would have more than 20: with %i there', (count, faults) => {
    const full = { ...next, contacts: Array.from({ length: count }, (_, i) => contact({ email: `p${i}@school.example` })) }
    expect(moveFaults({ ...old, contacts: [anna] }, full)).toEqual(faults)
  })

  it.each([
    ['itself', old, ['same-school']],
    ['one of the other side', { ...next, sector: 'vo' as const }, ['other-side']],
    ['one that has left', { ...next, successor: { how: 'closed' as const, at: now } }, ['successor-has-left']],
    ['special primary education', { ...next, sector: 'sbo' as const }, []],
  ])('cannot go on in %s, or can', (_what, to, faults) => expect(moveFaults(old, to)).toEqual(faults))

  it('takes its reports along where the other has none, and leaves them where it has', () => {
    expect(moved().to!.after.ticks).toEqual(old.ticks)
    const own = { 'support-request': tick() }
    expect(moved(old, { ...next, ticks: own }).to!.after.ticks).toBe(own)
  })

  it('takes its facts along as of another BRIN, but for the agreement of the same board', () => {
    const { facts, version } = moved().to!.after.progress!.qualification
    expect(facts).toEqual({ ...all, participates: { ...all.participates, isOther: true }, mandate: { ...all.mandate, isOther: true }, endpoint: { ...all.endpoint, isOther: true } })
    expect(version).toBe(1)
    expect(moved().change).toMatchObject({ by: 'region', at: now, pupilSystem: { before: '', after: 'ParnasSys' } })
  })

  it('takes the agreement along as of another board where the board is another', () => {
    const elsewhere = withFacts({ schoolId: '99AB00', boardId: '88801' }, {})
    expect(moved(old, elsewhere).to!.after.progress!.qualification.facts.agreement).toEqual({ ...all.agreement, isOther: true })
  })

  it('never takes the place of what was stated of the other', () => {
    const stated = { endpoint: fact({ state: 'no' }) }
    expect(moved(old, withFacts({ schoolId: '99AB00' }, stated)).to!.after.progress!.qualification).toMatchObject({ facts: stated, version: 2 })
    expect(moved(old, { ...next, pupilSystem: 'ESIS' }).to!.after.pupilSystem).toBe('ESIS')
  })

  it('is among the schools with which the other goes on, with those that it went on with itself', () => {
    expect(moved({ ...old, succeeds: ['99AZ00'] }, { ...next, succeeds: ['99AY00'] }).to!.after.succeeds).toEqual(['99AY00', '99AA00', '99AZ00'])
  })

  it('that closed only says so', () => {
    expect(moveSchool(old, undefined, 'closed', now)).toEqual({ from: { before: old, after: { ...old, successor: { how: 'closed', at: now }, version: 2 } } })
  })
})

describe('taking it back', () => {
  const { from, to } = moved()
  const back = () => moveSchoolBack(from.after, to!.after, now)

  it('makes both as they were, but for their versions', () => {
    const { from: again, to: other } = back()
    expect(again.after).toEqual({ ...old, version: 3 })
    expect(other!.after).toMatchObject({ contacts: [], ticks: {}, pupilSystem: '', succeeds: [], version: 3, contactsVersion: 2, progress: { qualification: { facts: {}, version: 2 } } })
  })

  it('leaves what was there before', () => {
    const there: School = { ...withFacts({ schoolId: '99AB00', contacts: [bo], ticks: { a: tick() } }, { endpoint: fact() }), pupilSystem: 'ESIS', succeeds: ['99AY00'] }
    const move = moved(old, there)
    expect(moveSchoolBack(move.from.after, move.to!.after, now).to!.after).toMatchObject({
      contacts: [bo], ticks: there.ticks, pupilSystem: 'ESIS', succeeds: ['99AY00'], progress: { qualification: { facts: { endpoint: fact() } } },
    })
  })

  it('says that nothing stayed while nothing was done at the other', () => expect(back().stayed).toEqual([]))

  const factsOf = (one: School, facts: Facts): School => ({ ...one, progress: { ...one.progress!, qualification: { facts: { ...one.progress!.qualification.facts, ...facts }, version: 9 } } })
  const changed = (contact: School['contacts'][number], i: number) => (i === 0 ? { ...contact, name: 'Anna de Boer' } : contact)
  it.each<[string, (one: School) => School, readonly string[], (one: School) => unknown, unknown]>([
    ['its own data', (one) => ({ ...one, phone: '0199 00 11 22', version: 9 }), [], (one) => [one.phone, one.version], ['0199 00 11 22', 10]],
    ['a contact that came along', (one) => ({ ...one, contacts: one.contacts.map(changed), contactsVersion: 5 }), ['contacts'], (one) => one.contacts.map(({ name }) => name), ['Anna de Boer']],
    ['the link of a contact alone', (one) => ({ ...one, contacts: one.contacts.map((each) => ({ ...each, linkSince: at('2027-02-01 10:00') })) }), [], (one) => one.contacts, []],
    ['a contact of its own', (one) => ({ ...one, contacts: [...one.contacts, contact({ contactId: 'c-9', email: 'cas@school.example' })] }), [], (one) => one.contacts.map(({ email }) => email), ['cas@school.example']],
    ['a report of its own', (one) => ({ ...one, ticks: { ...one.ticks, extra: tick() } }), [], (one) => Object.keys(one.ticks), ['extra']],
    ['a report that came along', (one) => ({ ...one, ticks: { 'warm-transfer': tick({ version: 2 }) } }), ['reports'], (one) => Object.keys(one.ticks), ['warm-transfer']],
    ['whether it participates', (one) => factsOf(one, { participates: fact({ state: 'no', on: day('2027-02-01') }) }), ['facts'], (one) => [Object.keys(one.progress!.qualification.facts), one.pupilSystem], [['participates'], '']],
    ['the same, said anew on the same day', (one) => factsOf(one, { participates: fact() }), ['facts'], (one) => Object.keys(one.progress!.qualification.facts), ['participates']],
    ['its endpoint, which is of a pupil system', (one) => factsOf(one, { endpoint: fact({ state: 'no' }) }), ['facts', 'pupil-system'], (one) => [Object.keys(one.progress!.qualification.facts), one.pupilSystem], [['endpoint'], 'ParnasSys']],
    ['its pupil system', (one) => ({ ...one, pupilSystem: 'ESIS' }), [], (one) => one.pupilSystem, 'ESIS'],
    ['its board', (one) => ({ ...factsOf(one, { agreement: { ...all.agreement!, isOther: true } }), boardId: '99909' }), [], (one) => one.progress!.qualification.facts, {}],
  ])('leaves at the other what was changed there: %s', (_what, change, stayed, of, wanted) => {
    const result = moveSchoolBack(from.after, change(to!.after), now)
    expect([result.stayed, of(result.to!.after)]).toEqual([stayed, wanted])
    expect(result.from.after).not.toHaveProperty('successor')
    expect(result.to!.after.succeeds).toEqual([])
  })
})

describe('the numbers of a region', () => {
  const of = (schoolId: string, given: Partial<SchoolProgress> = {}): SchoolProgress => ({ ...noProgress(schoolId), ...given })

  it('stay as they are where nobody left', () => {
    const schools = [of('99AA00', { dossiers: 3 })]
    expect(ofTakingPart(schools)).toBe(schools)
  })

  it('are those of the schools that take part, each with what lies under the codes of before', () => {
    const schools = [
      of('99AA00', { dossiers: 3, ready: 1, left: { to: '99AB00' } }), of('99AB00', { dossiers: 2, left: { to: '99AC00' } }), of('99AC00', { dossiers: 10, ready: 4, osoMissing: 1 }),
      of('99AD00', { dossiers: 7, left: {} }), of('99AE00', { dossiers: 1, left: { to: '99ZZ00' } }),
    ]
    expect(ofTakingPart(schools)).toEqual([of('99AC00', { dossiers: 15, ready: 5, osoMissing: 1 })])
    expect(schools[2]!.dossiers).toBe(10)
  })
})
