// Days and times as a mail says them.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { MilestoneKind } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { dayWords, momentWords, stepInList, timeWords, whenWords } from '../../lambdas/mail/dutch-dates.ts'

describe('a day in words', () => {
  it.each([
    ['2027-03-31', 'woensdag 31 maart 2027'],
    ['2027-03-28', 'zondag 28 maart 2027'],
    ['2027-10-31', 'zondag 31 oktober 2027'],
    ['2028-02-29', 'dinsdag 29 februari 2028'],
    ['2026-08-01', 'zaterdag 1 augustus 2026'],
    ['2027-01-04', 'maandag 4 januari 2027'],
    ['2027-05-06', 'donderdag 6 mei 2027'],
    ['2026-12-25', 'vrijdag 25 december 2026'],
  ])('%s is %s', (date, words) => {
    expect(dayWords(day(date))).toBe(words)
  })

  it('is the weekday and month that the standard library says, every day of a calendar', () => {
    const format = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    for (let at = Date.UTC(2026, 7, 1); at <= Date.UTC(2028, 11, 31); at += 86_400_000) {
      expect(dayWords(day(new Date(at).toISOString().slice(0, 10)))).toBe(format.format(at))
    }
  })
})

describe('a time in words', () => {
  it.each([['09:00', '09.00 uur'], ['16:00', '16.00 uur'], ['23:59', '23.59 uur']])('%s is %s', (at, words) => {
    expect(timeWords(time(at))).toBe(words)
  })
})

describe('when a step is', () => {
  const on = day('2027-03-31')
  const step = (kind: MilestoneKind, rest: { readonly at?: string; readonly from?: string } = {}) => ({
    kind, on, ...(rest.at && { at: time(rest.at) }), ...(rest.from && { from: day(rest.from) }),
  })

  it.each([
    ['a deadline counts its day', step('set-ready'), 'uiterlijk woensdag 31 maart 2027'],
    ['a deadline with a time says so', step('set-ready', { at: '16:00' }), 'uiterlijk woensdag 31 maart 2027, 16.00 uur'],
    ['what opens says from when', step('release', { at: '09:00' }), 'vanaf woensdag 31 maart 2027, 09.00 uur'],
    ['applying is possible up to and with its last day', step('applications-close'), 't/m woensdag 31 maart 2027'],
    ['applying that ends at a time ends then', step('applications-close', { at: '12:00' }), 'tot woensdag 31 maart 2027, 12.00 uur'],
    ['a period has both days', step('test', { from: '2027-03-15' }), 'van maandag 15 maart 2027 t/m woensdag 31 maart 2027'],
    ['a period of one day is a day', step('test', { from: '2027-03-31' }), 'uiterlijk woensdag 31 maart 2027'],
  ] as const)('%s', (_what, facts, words) => {
    expect(whenWords(facts)).toBe(words)
  })

  it.each([
    ['Bijlagen klaargezet', step('set-ready'), 'Bijlagen klaargezet: uiterlijk woensdag 31 maart 2027'],
    ['Ophalen kan vanaf', step('release', { at: '09:00' }), 'Ophalen kan vanaf woensdag 31 maart 2027, 09.00 uur'],
    ['Uiterlijk besluit over toelating', step('decision-due'), 'Uiterlijk besluit over toelating: woensdag 31 maart 2027'],
    ['Aanmelden gesloten', step('applications-close'), 'Aanmelden gesloten: aanmelden kan t/m woensdag 31 maart 2027'],
  ] as const)('a list says %s with its binding word once', (title, facts, words) => {
    expect(stepInList(title, facts)).toBe(words)
  })

  it('a moment is a day and a time, or a day', () => {
    expect([momentWords({ on, at: time('16:00') }), momentWords({ on })]).toEqual(['woensdag 31 maart 2027, 16.00 uur', 'woensdag 31 maart 2027'])
  })
})
