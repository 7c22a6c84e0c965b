// What the plan of mails foresees of OSO: the letters to come, how many schools have which label, and how each letter reads.
import { describe, expect, it } from 'vitest'
import { afterDeciding, beforeAnyDecision } from '../../lambdas/domain/decided.ts'
import { exampleItems } from '../../lambdas/domain/letter-example.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { comparePlans, foreseenConnections, plannedMails, planMails } from '../../lambdas/domain/mail-plan.ts'
import { toIso } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { at, contact, reminders, school, step } from './builders.ts'
import { fact, known, noMandate, setReady, sixWeeksBefore, works } from './oso-cases.ts'
import { calendarOf, publishedAt } from './plans.ts'

describe('the plan of mails', () => {
  const published = { calendar: calendarOf([setReady]), settings: usualSettings, decided: beforeAnyDecision(publishedAt) }
  const fresh = { ...published, decided: afterDeciding(published, publishedAt) }
  const schools = [
    known(noMandate, { schoolId: '99AA00' }),
    known({ ...works, endpoint: fact('no') }, { schoolId: '99AB00', contacts: [contact({ email: 'bo@school.example' })] }),
    known({ ...works, agreement: fact('no') }, { schoolId: '99AC00', contacts: [] }),
    known({}, { schoolId: '99AD00' }),
    school({ schoolId: '99AE00' }),
  ]

  it('foresees one letter for each thing that is missing, to the people who get it', () => {
    const mails = plannedMails(planMails(fresh, schools, at('2027-01-05 09:00')))
    expect(mails.map(({ at: moment, about: [letter, ...more], persons, schoolIds }) => [toIso(moment), letter?.label, more.length, persons, ...schoolIds])).toEqual([
      [toIso(at(sixWeeksBefore)), 'mandate-missing', 0, 1, '99AA00'],
      [toIso(at(sixWeeksBefore)), 'endpoint-missing', 0, 1, '99AB00'],
    ])
    expect(comparePlans(mails, mails).mails.map(({ change }) => change)).toEqual(['same', 'same'])
  })

  it('counts all schools by their label at that moment, those that nobody knows of too', () => {
    expect(foreseenConnections(fresh, schools, at('2027-01-05 09:00'))).toEqual([
      { at: at(sixWeeksBefore), milestone: setReady, schools: { 'mandate-missing': 1, 'endpoint-missing': 1, 'agreement-missing': 1, unknown: 2 } },
    ])
  })

  it('foresees it no more once it was decided, and never after the date', () => {
    expect(foreseenConnections({ ...fresh, decided: afterDeciding(fresh, at(sixWeeksBefore)) }, schools, at(sixWeeksBefore))).toEqual([])
    expect(foreseenConnections(fresh, schools, at('2027-04-06 15:59'))).toHaveLength(1)
    expect(foreseenConnections(fresh, schools, at('2027-04-06 16:00'))).toEqual([])
    expect(foreseenConnections({ ...fresh, settings: { ...usualSettings, usesOso: false } }, schools, at('2027-01-05 09:00'))).toEqual([])
  })

  it.each(['agreement-missing', 'mandate-missing', 'endpoint-missing'] as const)('shows the letter of %s for an invented school', (label) => {
    const example = { milestones: [setReady], settings: usualSettings, side: 'po' as const, at: at(sixWeeksBefore) }
    const { items, faults } = exampleItems([{ kind: 'oso-not-working', milestoneId: 'ready', label }], example)
    expect(faults).toEqual([])
    expect(items).toMatchObject([{ kind: 'oso-not-working', schoolName: 'De Voorbeeldschool', label, pupilSystem: 'ParnasSys', step: { on: '2027-04-06' } }])
  })

  it('shows the letter to a VO school with when it can fetch, and the one to a board that has to look again', () => {
    const release = step({ id: 'release', kind: 'release', on: day('2027-04-07'), audience: ['vo'], reminders: [] })
    const letterFor = (side: 'po' | 'vo') =>
      exampleItems([{ kind: 'oso-not-working', milestoneId: 'ready', label: 'recheck' }], { milestones: [setReady, release], settings: usualSettings, side, at: at(sixWeeksBefore) }).items[0]
    expect(letterFor('vo')).toMatchObject({ label: 'recheck', side: 'vo', release: { milestoneId: 'release', on: '2027-04-07' } })
    expect(letterFor('po')).not.toHaveProperty('release')
  })

  it('shows the question to a school of which something is known beside the one to all others', () => {
    const check = step({ id: 'oso', kind: 'oso-checked', on: day('2027-01-29'), reminders: reminders(-10) })
    const example = { milestones: [check], settings: usualSettings, side: 'vo' as const, at: at('2027-01-15 08:00') }
    const asked = { kind: 'step-due', milestoneId: 'oso', workingDays: -10 } as const
    const { items } = exampleItems([{ ...asked, label: 'recheck' }, asked], example)
    expect(items[0]).toMatchObject({ kind: 'step-due', recheck: { facts: { endpoint: { state: 'yes', on: '2026-01-20' } } } })
    expect(items[1]).not.toHaveProperty('recheck')
  })
})
