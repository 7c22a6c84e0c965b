import { describe, expect, it } from 'vitest'
import { type ApplicationState, firstChoice, isLive, isNamed, receiptKinds } from '../../lambdas/domain/application.ts'
import { answerQuestion, ask, claim, confirmClaim, giveReceipt, nameDestinations, stateByVo, withdrawByPo } from '../../lambdas/domain/application-steps.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { answerDueOn, mostQuestions } from '../../lambdas/domain/question.ts'
import { at } from './builders.ts'
import { application, dossier, otherVoSchool, refused, voSchool } from './dossiers.ts'

const now = at('2027-03-26 10:00')
const laterOn = at('2027-04-20 10:00')
const of = (given: Dossier, schoolId: string) => given.applications.find((one) => one.schoolId === schoolId)!
const named = dossier({ applications: [application()] })
const claimed = claim(dossier(), voSchool, '1', now)

describe('a PO school that names VO schools', () => {
  it('has the first it names as the first choice', () => {
    const both = nameDestinations(dossier(), [{ schoolId: otherVoSchool, round: '1' }, { schoolId: voSchool, round: '1' }], now)
    expect(firstChoice(both.applications)?.schoolId).toBe(otherVoSchool)
  })
  it('withdraws one that it no longer names', () => {
    const moved = nameDestinations(named, [{ schoolId: otherVoSchool, round: '1' }], now)
    expect(of(moved, voSchool)).toMatchObject({ state: 'withdrawn', endedBy: 'po', endedAt: now })
    expect(firstChoice(moved.applications)?.schoolId).toBe(otherVoSchool)
  })
  it('leaves a claim that it did not speak of as it is', () => {
    const other = nameDestinations(claimed, [{ schoolId: otherVoSchool, round: '1' }], now)
    expect(of(other, voSchool)).toEqual(of(claimed, voSchool))
  })
  it('stands behind a claim by naming the school', () => {
    expect(isNamed(of(nameDestinations(claimed, [{ schoolId: voSchool, round: '1' }], now), voSchool))).toBe(true)
  })
  it('begins anew with a school that had ended it', () => {
    const ended = stateByVo(named, voSchool, 'not-placed', now)
    const again = of(nameDestinations(ended, [{ schoolId: voSchool, round: '2' }], laterOn), voSchool)
    // What the VO school said itself stays known as its own word.
    expect(again).toEqual({ schoolId: voSchool, round: '2', appliedAt: laterOn, named: true, state: 'applied', stated: { state: 'not-placed', at: now } })
  })
})

describe('an application that ends', () => {
  it('frees the dossier for the next choice', () => {
    const both = nameDestinations(dossier(), [{ schoolId: voSchool, round: '1' }, { schoolId: otherVoSchool, round: '1' }], now)
    expect(firstChoice(stateByVo(both, voSchool, 'not-placed', laterOn).applications)?.schoolId).toBe(otherVoSchool)
  })
  it.each<[ApplicationState, boolean]>([
    ['applied', true],
    ['placed', true],
    ['not-placed', false],
    ['withdrawn', false],
    ['not-arrived', false],
    ['not-ours', false],
  ])('in state %s is live: %s', (state, live) => {
    expect(isLive({ state })).toBe(live)
  })
  it('by a mistake of the VO school can be live again', () => {
    const back = stateByVo(stateByVo(named, voSchool, 'not-placed', now), voSchool, 'placed', laterOn)
    expect(of(back, voSchool)).toEqual({ ...application(), state: 'placed', stated: { state: 'placed', at: laterOn } })
  })
  it('by the PO school stays ended for the VO school', () => {
    const withdrawn = withdrawByPo(named, voSchool, now)
    expect(refused(() => stateByVo(withdrawn, voSchool, 'placed', laterOn))).toEqual(['application-ended'])
  })
  it('because it is not theirs is no longer behind the PO school: it cannot be live again by the VO school alone', () => {
    for (const before of [named, confirmClaim(claimed, voSchool, now)]) {
      const notOurs = giveReceipt(before, voSchool, { kind: 'not-ours', at: now })
      expect(isNamed(of(notOurs, voSchool))).toBe(false)
      for (const state of ['applied', 'placed', 'withdrawn'] as const) expect(refused(() => stateByVo(notOurs, voSchool, state, laterOn))).toEqual(['application-ended'])
      expect(refused(() => giveReceipt(notOurs, voSchool, { kind: 'not-arrived', at: laterOn }))).toEqual(['application-ended'])
      // A code brings it back only as a claim, which wants "Klopt".
      expect(of(claim(notOurs, voSchool, '1', laterOn), voSchool)).toMatchObject({ state: 'applied', named: false })
      expect(isNamed(of(claim(notOurs, voSchool, '1', laterOn), voSchool))).toBe(false)
    }
  })
  it('because it is not theirs begins anew when the PO school names the school again', () => {
    const again = nameDestinations(stateByVo(named, voSchool, 'not-ours', now), [{ schoolId: voSchool, round: '1' }], laterOn)
    expect(of(again, voSchool)).toMatchObject({ state: 'applied', named: true, appliedAt: laterOn })
    expect(of(stateByVo(again, voSchool, 'placed', laterOn), voSchool).state).toBe('placed')
  })
  it('before the calendar opens it stays what the VO school said of it: not theirs', () => {
    const notOurs = stateByVo(claimed, voSchool, 'not-ours', now, false)
    const namedAgain = nameDestinations(notOurs, [{ schoolId: voSchool, round: '1' }], laterOn)
    // Whatever the PO school did since: the VO school is answered the same.
    for (const each of [notOurs, namedAgain]) expect(refused(() => stateByVo(each, voSchool, 'applied', laterOn, false))).toEqual(['application-ended'])
  })
  it('stays as it ended when it is said again', () => {
    const ended = stateByVo(named, voSchool, 'withdrawn', now)
    expect(stateByVo(ended, voSchool, 'withdrawn', laterOn)).toEqual(ended)
  })
})

describe('a claim by a VO school', () => {
  it('counts only after the PO school says that it is right', () => {
    expect(firstChoice(claimed.applications)).toBeUndefined()
    expect(firstChoice(confirmClaim(claimed, voSchool, laterOn).applications)?.schoolId).toBe(voSchool)
  })
  it('of what the PO school named keeps the round of the PO school', () => {
    expect(of(claim(named, voSchool, 'rest', now), voSchool)).toEqual({ ...application(), claimedAt: now, claimedRound: 'rest' })
  })
  it('made twice is one claim', () => {
    expect(claim(claimed, voSchool, '1', laterOn)).toEqual(claimed)
  })
  it('after the PO school took the application back wants the PO school to say that it is right', () => {
    const again = claim(withdrawByPo(named, voSchool, now), voSchool, '2', laterOn)
    expect(of(again, voSchool)).toMatchObject({ state: 'applied', named: false, round: '2', claimedAt: laterOn })
    expect(firstChoice(again.applications)).toBeUndefined()
    const confirmedBefore = withdrawByPo(confirmClaim(claimed, voSchool, now), voSchool, now)
    expect(isNamed(of(claim(confirmedBefore, voSchool, '1', laterOn), voSchool))).toBe(false)
  })
  it('can be confirmed once it is there and live, and what was named needs no confirming', () => {
    expect(refused(() => confirmClaim(dossier(), voSchool, now))).toEqual(['no-application'])
    expect(refused(() => confirmClaim(named, voSchool, now))).toEqual(['not-claimed'])
    expect(refused(() => confirmClaim(stateByVo(claimed, voSchool, 'withdrawn', now), voSchool, now))).toEqual(['application-ended'])
    const both = claim(named, voSchool, '1', now)
    expect(confirmClaim(both, voSchool, laterOn)).toEqual(both)
  })
})

describe('a receipt', () => {
  it.each(['not-ours', 'not-arrived'] as const)('"%s" ends the application at once', (kind) => {
    expect(of(giveReceipt(named, voSchool, { kind, at: now }), voSchool)).toMatchObject({ state: kind, endedBy: 'vo', endedAt: now, receipt: { kind } })
  })
  it.each(['complete', 'unreadable', 'oso-not-found'] as const)('"%s" leaves it live', (kind) => {
    expect(of(giveReceipt(named, voSchool, { kind, at: now }), voSchool).state).toBe('applied')
  })
  it('that says the same of the same version again is the one that is there', () => {
    for (const kind of receiptKinds) {
      const once = giveReceipt(named, voSchool, { kind, at: now, version: 1 })
      expect(giveReceipt(once, voSchool, { kind, at: laterOn, version: 1 })).toBe(once)
      expect(of(giveReceipt(once, voSchool, { kind, at: laterOn, version: 2 }), voSchool).receipt).toMatchObject({ at: laterOn, version: 2 })
    }
  })
  it('that says "not-ours" again after the PO school named the school again ends it again', () => {
    const again = nameDestinations(giveReceipt(named, voSchool, { kind: 'not-ours', at: now }), [{ schoolId: voSchool, round: '1' }], now)
    expect(of(giveReceipt(again, voSchool, { kind: 'not-ours', at: laterOn }), voSchool)).toMatchObject({ state: 'not-ours', named: false, endedAt: laterOn })
  })
  it('of a school that has no application is refused', () => {
    expect(refused(() => giveReceipt(named, otherVoSchool, { kind: 'complete', at: now }))).toEqual(['no-application'])
  })
})

describe('a question', () => {
  const question = { questionId: 'a'.repeat(20), schoolId: voSchool, text: 'Bladzijde 2 ontbreekt.', askedAt: now, dueOn: day('2027-04-05') }
  it('is asked by a VO school with a live application', () => {
    expect(ask(named, question).questions).toEqual([question])
    expect(refused(() => ask(withdrawByPo(named, voSchool, now), question))).toEqual(['no-application'])
    expect(refused(() => ask(dossier(), question))).toEqual(['no-application'])
  })
  it('asked twice with one key is one question', () => {
    expect(ask(ask(named, question), { ...question, text: 'Anders' }).questions).toEqual([question])
  })
  it(`is refused after ${mostQuestions}, and taken as the ${mostQuestions}th`, () => {
    const nearlyAll = { ...named, questions: Array.from({ length: mostQuestions - 1 }, (_, i) => ({ ...question, questionId: String(i).padStart(20, '0') })) }
    const all = ask(nearlyAll, question)
    expect(all.questions).toHaveLength(mostQuestions)
    expect(refused(() => ask(all, { ...question, questionId: 'b'.repeat(20) }))).toEqual(['too-many-questions'])
  })
  it('of one school is taken, however many another school asked: nobody may learn of that', () => {
    const asked = Array.from({ length: mostQuestions }, (_, i) => ({ ...question, schoolId: otherVoSchool, questionId: String(i).padStart(20, '0') }))
    const both = { ...named, applications: [...named.applications, application({ schoolId: otherVoSchool })], questions: asked }
    expect(ask(both, question).questions).toHaveLength(mostQuestions + 1)
    expect(refused(() => ask(both, { ...question, schoolId: otherVoSchool }))).toEqual(['too-many-questions'])
  })
  it('is answered, and a better answer takes the place of the first', () => {
    const answered = answerQuestion(ask(named, question), question.questionId, 'Alsnog toegevoegd.', laterOn)!
    expect(answered.questions[0]?.answer).toEqual({ text: 'Alsnog toegevoegd.', at: laterOn })
    expect(answerQuestion(answered, question.questionId, 'Beter.', laterOn)?.questions[0]?.answer?.text).toBe('Beter.')
    expect(answerQuestion(named, question.questionId, 'x', laterOn)).toBeUndefined()
  })
  it('is due five working days on: Easter and the free days of the region do not count', () => {
    expect(answerDueOn(at('2027-03-25 10:00'), [])).toBe('2027-04-05')
    expect(answerDueOn(at('2027-04-23 10:00'), [{ name: 'meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }])).toBe('2027-05-14')
  })
})
