// What crosses on its way: answers that overtake each other, and what somebody typed while a save was under way.
import { describe, expect, test } from 'vitest'
import { afterSent, fieldsAfterSent } from '../../web/after-sent.ts'
import { type Failed, heldAfter, type Shown } from '../../web/api/held.ts'
import { inOrder } from '../../web/api/in-order.ts'
import { type Problem, problemFrom, unreachable } from '../../web/api/problem.ts'
import { afterSaving } from '../../web/calendar/draft.ts'
import { changedSlots, type Slot } from '../../web/pages/pupils/slot-choices.ts'
import type { Step } from '../../web/words/steps.ts'

describe('answers that overtake each other', () => {
  test('an older answer that comes last is not shown', () => {
    const asked = inOrder()
    const [first, second] = [asked(), asked()]
    expect([second(), first()]).toEqual([true, false])
  })

  test('answers that come in their order are all shown', () => {
    const asked = inOrder()
    const [first, second, third] = [asked(), asked(), asked()]
    expect([first(), second(), third()]).toEqual([true, true, true])
  })
})

describe('asking once more for what is shown', () => {
  const shown: Shown<string> = { state: 'ready', data: 'as it was', etag: '"1"' }
  const failed = (problem: Problem): Failed => ({ state: 'failed', problem })

  test.each([
    ['no answer', unreachable()],
    ['too many questions', problemFrom(429, {})],
    ['a fault of the service', problemFrom(503, {})],
    ['an ended session', problemFrom(401, {})],
  ])('%s leaves the page as it was, and says so', (_, problem) => {
    expect(heldAfter(shown, failed(problem), false)).toEqual({ ...shown, stale: problem })
  })

  test.each([
    ['what is not there any more', problemFrom(404, {}), false],
    ['what is not allowed any more', problemFrom(403, {}), false],
    ['a link that died', problemFrom(401, {}), true],
  ])('%s takes the page away', (_, problem, byLink) => {
    expect(heldAfter(shown, failed(problem), byLink)).toEqual(failed(problem))
  })

  test('without an earlier answer there is nothing to leave', () => {
    expect(heldAfter<string>({ state: 'waiting' }, failed(unreachable()), false)).toEqual(failed(unreachable()))
  })

  test('the next answer is shown as any other', () => {
    const next: Shown<string> = { state: 'ready', data: 'as it is', etag: '"2"' }
    expect(heldAfter({ ...shown, stale: unreachable() }, next, false)).toEqual(next)
  })
})

describe('what was typed while a save was under way', () => {
  test('a form is emptied when nothing was typed since, and stays as it is otherwise', () => {
    const [empty, sent, since] = [{ label: '' }, { label: 'L01' }, { label: 'L02' }]
    expect(afterSent(sent, empty)(sent)).toBe(empty)
    expect(afterSent(sent, empty)(since)).toBe(since)
  })

  test('of a form that keeps its fields apart only the fields typed since stay', () => {
    expect(fieldsAfterSent({ a: 'not', b: 'oso' })({ a: 'not', b: 'applies', c: 'oso' })).toEqual({ b: 'applies', c: 'oso' })
  })

  test('a choice about an attachment that a file fills by now is not sent', () => {
    const slot: Slot = { typeId: 'a', name: 'a', carrier: 'here', required: false, applies: true, filled: true, viaOso: false } as Slot
    expect(changedSlots([slot], { a: 'not' })).toBeUndefined()
  })
})

describe('a draft calendar that was saved', () => {
  const usual = { kind: 'custom', audience: ['po'], route: 'regular', round: '1', basis: 'region', reminders: [] } as const
  const step = (id: string, on: string) => ({ ...usual, id, title: id, on }) as unknown as Step
  const [a, b, c] = [step('a', '2027-01-10'), step('b', '2027-01-20'), step('c', '2027-01-05')]

  test('stands as the API keeps it, by day', () => {
    const sent = [a, b, c]
    expect(afterSaving(sent, sent, [a, b, c]).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  test('keeps what was changed, added and taken out since, in the order of the screen', () => {
    const moved = { ...a, on: '2027-03-01' }
    const fresh = step('d', '2027-01-01')
    expect(afterSaving([a, b, c], [moved, c, fresh], [a, b, c])).toEqual([moved, c, fresh])
  })
})
