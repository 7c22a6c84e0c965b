// Days and times as people read them.
import { describe, expect, test } from 'vitest'
import { clockTime, longDay, longMoment, onTheWall, shortDay, shortMoment, whenDue, yearName } from '../../web/words/dates.ts'
import { timeLeft } from '../../web/words/school.ts'

describe('a day in words', () => {
  test.each([
    ['2027-03-31', 'woensdag 31 maart 2027', 'wo 31 mrt 2027'],
    ['2027-01-01', 'vrijdag 1 januari 2027', 'vr 1 jan 2027'],
    ['2028-02-29', 'dinsdag 29 februari 2028', 'di 29 feb 2028'],
  ])('%s', (day, long, short) => {
    expect(longDay(day)).toBe(long)
    expect(shortDay(day)).toBe(short)
  })

  test.each(['2027-02-29', '2027-13-01', '', 'morgen'])('a day that does not exist is shown as it was typed: "%s"', (day) => {
    expect(longDay(day)).toBe(day)
  })
})

test('a time has a point and the word uur', () => {
  expect(clockTime('16:00')).toBe('16.00 uur')
})

describe('a moment is shown as the clock in the Netherlands showed it', () => {
  test.each([
    ['2027-03-28T00:59:00Z', '2027-03-28', '01:59'],
    ['2027-03-28T01:00:00Z', '2027-03-28', '03:00'],
    ['2027-10-31T00:59:00Z', '2027-10-31', '02:59'],
    ['2027-10-31T01:00:00Z', '2027-10-31', '02:00'],
    ['2026-12-31T23:30:00Z', '2027-01-01', '00:30'],
  ])('%s', (moment, day, time) => {
    expect(onTheWall(moment)).toEqual({ day, time })
  })

  test('in words', () => {
    expect(longMoment('2027-04-07T07:00:00.000Z')).toBe('woensdag 7 april 2027, 09.00 uur')
    expect(shortMoment('2027-01-07T07:00:00.000Z')).toBe('do 7 jan 2027, 08.00 uur')
  })
})

describe('when a step is due', () => {
  test.each([
    [{ kind: 'set-ready', on: '2027-04-06', at: '16:00' }, 'Uiterlijk dinsdag 6 april 2027, 16.00 uur'],
    [{ kind: 'inspection-done', on: '2027-03-31' }, 'Uiterlijk woensdag 31 maart 2027'],
    [{ kind: 'release', on: '2027-04-07', at: '09:00' }, 'Vanaf woensdag 7 april 2027, 09.00 uur'],
    [{ kind: 'applications-open', on: '2027-03-25' }, 'Vanaf donderdag 25 maart 2027'],
    [{ kind: 'applications-close', on: '2027-03-31' }, 'Tot en met woensdag 31 maart 2027'],
    [{ kind: 'provisional-advice', from: '2027-01-10', on: '2027-01-31' }, 'Van zondag 10 januari 2027 tot en met zondag 31 januari 2027'],
  ])('%j', (step, words) => {
    expect(whenDue(step)).toBe(words)
  })
})

describe('the time that is left', () => {
  test.each([
    [-1, undefined, undefined],
    [0, undefined, 'Dat is vandaag.'],
    [1, undefined, 'Dat is morgen.'],
    [2, undefined, 'Over 2 dagen.'],
    [13, undefined, 'Over 13 dagen.'],
    [14, undefined, undefined],
    [8, 6, 'Nog 6 werkdagen.'],
    [3, 1, 'Nog 1 werkdag.'],
    [40, 30, 'Nog 30 werkdagen.'],
    [42, 31, undefined],
    [3, 0, 'Over 3 dagen. Na vandaag is er tot die dag geen werkdag meer.'],
    [35, 0, 'Na vandaag is er tot die dag geen werkdag meer.'],
  ])('%s days, %s working days', (days, workingDays, words) => {
    expect(timeLeft(days, workingDays)).toBe(words)
  })
})

test('a school year is read with an en dash', () => {
  expect(yearName('2026-2027')).toBe('2026–2027')
})
