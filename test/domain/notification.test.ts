// What a notification says of a step, and the name of what may never be said twice.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { itemId, type NotificationItem, stepFacts } from '../../lambdas/domain/notification.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { step } from './builders.ts'

const a = step({ id: 'a', on: day('2027-03-24'), at: time('16:00'), from: day('2027-03-22'), note: 'Let op' })
const b = step({ id: 'b', on: day('2027-04-14') })
const about = { schoolId: '99AA00', schoolName: 'De Vlinderboom' } as const

describe('the facts of a step', () => {
  it('are what a mail needs, and no empty fields', () => {
    expect(stepFacts(a)).toEqual({ milestoneId: 'a', kind: 'custom', title: 'Een stap', on: '2027-03-24', at: '16:00', from: '2027-03-22', note: 'Let op' })
    expect(Object.keys(stepFacts(b))).toEqual(['milestoneId', 'kind', 'title', 'on'])
  })

  it.each(['release', 'fetched'] as const)('say of %s whom it is for when that is not VO schools alone', (kind) => {
    expect(stepFacts(step({ kind, audience: ['po', 'vo'] })).audience).toEqual(['po', 'vo'])
    expect(stepFacts(step({ kind, audience: ['vo'] }))).not.toHaveProperty('audience')
  })
})

describe('the identity of what may never be said twice', () => {
  const year = schoolYearStarting(2026)

  it('names region, year, milestone, step and school; a calendar its version', () => {
    const due = { kind: 'step-due', ...about, step: stepFacts(a), workingDays: -3, workingDaysLeft: 3 } as const
    expect(itemId('voorbeeld', year, due)).toBe('voorbeeld#2026-2027#a#-3#99AA00')
    expect(itemId('voorbeeld', year, { kind: 'calendar-published', ...about, version: 1, steps: [] })).toBe('voorbeeld#2026-2027#calendar#1#99AA00')
  })

  it('of a school that moves names both schools and the moment: taken back and moved again is news', () => {
    const moved = (at: number) => ({ kind: 'school-moved', ...about, from: { schoolId: '99AB00', schoolName: 'De Rups' }, to: about, how: 'merged', at: at as never }) as const
    expect(itemId('voorbeeld', year, moved(1))).toBe('voorbeeld#2026-2027#moved#99AB00#99AA00#1#99AA00')
    expect(itemId('voorbeeld', year, moved(2))).not.toBe(itemId('voorbeeld', year, moved(1)))
  })

  it('does not change when the step moves', () => {
    const due = (milestone: Milestone): NotificationItem => ({ kind: 'step-due', ...about, step: stepFacts(milestone), workingDays: -3, workingDaysLeft: 3 })
    expect(itemId('voorbeeld', year, due(a))).toBe(itemId('voorbeeld', year, due({ ...a, on: day('2027-04-01') })))
  })
})
