// Mail arrives at schools by day, on their working days: both sides of each edge.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { time, toIso } from '../../lambdas/domain/moment.ts'
import { nextOpenMoment, withinOpenHours, workingDayUpTo } from '../../lambdas/domain/open-hours.ts'
import { at } from './builders.ts'

const may = [{ name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }]

describe('mail may go out', () => {
  it.each([
    ['a minute before eight: at eight', '2027-03-10 07:59', '2027-03-10 08:00'],
    ['at eight: then', '2027-03-10 08:00', '2027-03-10 08:00'],
    ['a minute before six in the evening: then', '2027-03-10 17:59', '2027-03-10 17:59'],
    ['at six in the evening: the next morning', '2027-03-10 18:00', '2027-03-11 08:00'],
    ['on Friday evening: on Monday', '2027-03-12 20:00', '2027-03-15 08:00'],
    ['on Saturday by day: on Monday', '2027-03-13 12:00', '2027-03-15 08:00'],
    ['on Good Friday 2027, before Easter and the clock change: on Tuesday', '2027-03-26 10:00', '2027-03-30 08:00'],
    ['on the last working evening before a school holiday of two weeks: after it', '2027-04-23 18:00', '2027-05-10 08:00'],
    ['in the middle of that holiday: after it', '2027-05-03 10:00', '2027-05-10 08:00'],
    ['on the Friday before the clock goes back: on Monday, in winter time', '2026-10-23 19:00', '2026-10-26 08:00'],
  ])('%s', (_when, written, goes) => {
    expect(toIso(nextOpenMoment(at(written), may))).toBe(toIso(at(goes)))
  })

  it.each([
    ['00:00', '08:00'], ['07:59', '08:00'], ['08:00', '08:00'], ['12:30', '12:30'], ['18:00', '18:00'], ['18:01', '18:00'], ['23:59', '18:00'],
  ])('a reminder set at %s at %s of the same day', (set, goes) => {
    expect(withinOpenHours(time(set))).toBe(goes)
  })

  it.each([
    ['a Friday', '2027-03-12', '2027-03-12'],
    ['the Saturday after', '2027-03-13', '2027-03-12'],
    ['the Sunday after', '2027-03-14', '2027-03-12'],
    ['the day on which a holiday begins', '2027-04-24', '2027-04-23'],
    ['the day after it', '2027-05-10', '2027-05-10'],
  ])('for %s on the last working day up to it', (_what, date, goes) => {
    expect(workingDayUpTo(day(date), may)).toBe(goes)
  })
})
