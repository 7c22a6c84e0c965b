// The draft calendar in the browser: what is wrong, what differs, and how two people's changes come together.
import { describe, expect, test } from 'vitest'
import { problemFrom } from '../../web/api/problem.ts'
import { aboutSteps, differences, fieldOfPath, newStep, sorted, stepFaults, together } from '../../web/calendar/draft.ts'
import { readReminders, remindersText, unreadable } from '../../web/calendar/reminders.ts'
import type { Step } from '../../web/words/steps.ts'

const step = (id: string, on: string, more: Partial<Step> = {}): Step => ({ ...newStep(id), title: id, on, ...more })

const base = [step('a', '2027-01-10'), step('b', '2027-02-10'), step('c', '2027-03-10')]
const moved = (steps: readonly Step[], id: string, on: string) => steps.map((one) => (one.id === id ? { ...one, on } : one))
const without = (steps: readonly Step[], id: string) => steps.filter((one) => one.id !== id)
const days = (steps: readonly Step[]) => Object.fromEntries(steps.map((one) => [one.id, one.on]))

describe('two people change a draft at once', () => {
  test('different steps: both changes are there, and nothing has to be looked at', () => {
    const result = together(base, moved(base, 'a', '2027-01-11'), moved(base, 'b', '2027-02-11'))
    expect(days(result.steps)).toEqual({ a: '2027-01-11', b: '2027-02-11', c: '2027-03-10' })
    expect(result.both).toEqual([])
  })

  test('the same step to different days: mine stays, and it is named', () => {
    const result = together(base, moved(base, 'a', '2027-01-11'), moved(base, 'a', '2027-01-12'))
    expect(days(result.steps)['a']).toBe('2027-01-11')
    expect(result.both).toEqual(['a'])
  })

  test('the same step to the same day is no difference', () => {
    expect(together(base, moved(base, 'a', '2027-01-11'), moved(base, 'a', '2027-01-11')).both).toEqual([])
  })

  test('what I removed and the other moved stays removed, and it is named', () => {
    const result = together(base, without(base, 'a'), moved(base, 'a', '2027-01-12'))
    expect(Object.keys(days(result.steps))).toEqual(['b', 'c'])
    expect(result.both).toEqual(['a'])
  })

  test('what I moved and the other removed comes back, and it is named', () => {
    const result = together(base, moved(base, 'a', '2027-01-11'), without(base, 'a'))
    expect(days(result.steps)['a']).toBe('2027-01-11')
    expect(result.both).toEqual(['a'])
  })

  test('steps that each added are both there, in order of their days', () => {
    const result = together(base, [...base, step('mine', '2027-02-01')], [...base, step('theirs', '2027-01-20')])
    expect(result.steps.map((one) => one.id)).toEqual(['a', 'theirs', 'mine', 'b', 'c'])
  })
})

describe('what differs between two drafts', () => {
  test('a step that moved, one with another title, one that came and one that went', () => {
    const after = [step('a', '2027-01-11'), step('b', '2027-02-10', { title: 'Anders' }), step('d', '2027-04-10')]
    expect(differences(base, after).map(({ kind, step: { id } }) => [kind, id])).toEqual([
      ['moved', 'a'],
      ['changed', 'b'],
      ['added', 'd'],
      ['removed', 'c'],
    ])
  })

  test('an audience in another order is no difference', () => {
    expect(differences([step('a', '2027-01-10', { audience: ['po', 'vo'] })], [step('a', '2027-01-10', { audience: ['vo', 'po'] })])).toEqual([])
  })
})

test('steps stand by day, and within a day by time, those without a time last', () => {
  const steps = [step('late', '2027-01-10'), step('next', '2027-01-11'), step('nine', '2027-01-10', { at: '09:00' }), step('four', '2027-01-10', { at: '16:00' })]
  expect(sorted(steps).map((one) => one.id)).toEqual(['nine', 'four', 'late', 'next'])
})

describe('a step that cannot be saved', () => {
  test.each([
    [step('a', '2027-01-10'), []],
    [step('a', '', {}), ['on-a']],
    [step('a', '2027-02-30'), ['on-a']],
    [step('a', '2027-01-10', { title: '  ' }), ['title-a']],
    [step('a', '2027-01-10', { from: '2027-01-11' }), ['from-a']],
    [step('a', '2027-01-10', { from: '2027-01-10' }), []],
    [step('a', '2027-01-10', { audience: [] }), ['audience-a']],
  ])('%#', (one, fields) => {
    expect(stepFaults(one).map(({ field }) => field)).toEqual(fields)
  })

  test('cannot be saved while the text of its reminders means nothing, and differs from what was saved', () => {
    const saved = { ...newStep('eigen'), title: 'Eigen stap', on: '2027-03-31' }
    const typed = { ...saved, reminders: readReminders('3, aap', saved.reminders) ?? unreadable }
    expect(stepFaults(saved)).toEqual([])
    expect(stepFaults(typed).map(({ field }) => field)).toEqual(['reminders-eigen'])
    expect(differences([saved], [typed])).toHaveLength(1)
  })

  test('is named in what the API says of it; what is about no step stays as it is', () => {
    const errors = [{ path: 'milestones[1].title', code: 'control-characters', message: 'Onzichtbare tekens.' }, { path: 'reason', code: 'too-long', message: 'Te lang.' }]
    expect(aboutSteps(base, problemFrom(400, { errors })).answer.errors.map(({ message }) => message)).toEqual(['b: Onzichtbare tekens.', 'Te lang.'])
  })

  test('what the API says of the second step belongs to the field of that step', () => {
    expect(fieldOfPath(base, 'milestones[1].on')).toBe('on-b')
    expect(fieldOfPath(base, 'milestones[1]')).toBe('title-b')
    expect(fieldOfPath(base, 'milestones[9].on')).toBe('milestones[9].on')
  })
})

describe('reminders as text', () => {
  test.each([
    ['10, 3, +1', [-10, -3, 1]],
    ['0', [0]],
    ['+5 15', [-15, 5]],
    ['3,3', [-3]],
    ['', []],
  ])('"%s"', (text, workingDays) => {
    expect(readReminders(text, [])?.map((one) => one.workingDays)).toEqual(workingDays)
  })

  test.each(['16', '+6', '-3', 'tien', '1.5', '1,2,3,4,5,6,7,8,9'])('"%s" means none that can be', (text) => {
    expect(readReminders(text, [])).toBeUndefined()
  })

  test('a day keeps the time that it had, a new one gets eight o’clock', () => {
    expect(readReminders('5, 1', [{ workingDays: -1, at: '07:30' }])).toEqual([
      { workingDays: -5, at: '08:00' },
      { workingDays: -1, at: '07:30' },
    ])
  })

  test('what is shown reads back as the same', () => {
    const reminders = [-10, 0, 2].map((workingDays) => ({ workingDays, at: '08:00' }))
    expect(remindersText(reminders)).toBe('10, 0, +2')
    expect(readReminders(remindersText(reminders), reminders)).toEqual(reminders)
  })
})
