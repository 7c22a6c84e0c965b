// Every error of a calendar on the day before, the day itself and the day after, in years with and without Easter and the clock change near.
import { describe, expect, it } from 'vitest'
import { checkCalendarSteps } from '../../lambdas/domain/calendar-check.ts'
import type { ErrorCode } from '../../lambdas/domain/conflict.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, step } from './builders.ts'
import { expectSpoken, linesOf, of, type Rule } from './conflict-days.ts'

const rules: Readonly<Record<Exclude<ErrorCode, 'calendar-empty'>, Rule>> = {
  'release-cannot-move': {
    // Published for the edge at nine, moved to the end of the year: looked at at nine on each day.
    calendar: (on, edge) => {
      const release = of('release', edge, '09:00')
      const published = { number: 1, milestones: [release], publishedAt: at('2020-01-01 08:00') }
      return { steps: [{ ...release, on: day(`${edge.slice(0, 4)}-07-01`) }], published, now: at(`${on} 09:00`) }
    },
    rows: {
      2024: [['2024-04-03', '.xx'], ['2024-02-29', '.xx'], ['2024-03-31', '.xx']],
      2025: [['2025-04-09', '.xx']],
      2027: [['2027-04-07', '.xx'], ['2027-03-28', '.xx'], ['2027-03-29', '.xx']],
      2028: [['2028-04-05', '.xx'], ['2028-02-29', '.xx'], ['2028-03-26', '.xx']],
    },
  },
  'outside-year': {
    calendar: (on) => ({ steps: [step({ on })] }),
    rows: {
      2024: [['2023-08-01', 'x..'], ['2024-07-31', '...'], ['2024-12-31', '..x']],
      2025: [['2024-08-01', 'x..'], ['2025-12-31', '..x']],
      2027: [['2026-08-01', 'x..'], ['2027-07-31', '...'], ['2027-12-31', '..x']],
      2028: [['2027-08-01', 'x..'], ['2028-02-29', '...'], ['2028-12-31', '..x']],
    },
  },
  'same-step-twice': {
    // Whatever the day: a kind stands once in a round and route.
    calendar: (on, edge) => ({ steps: [of('release', edge), of('release', on, undefined, { id: 'second' })] }),
    rows: { 2024: [['2024-02-29', 'xxx']], 2025: [['2025-04-09', 'xxx']], 2027: [['2027-03-28', 'xxx']], 2028: [['2028-02-29', 'xxx']] },
  },
  'release-hour-not-once': {
    calendar: (on) => ({ steps: [of('release', on, '02:30')] }),
    rows: {
      2024: [['2023-10-29', '.x.'], ['2024-03-31', '.x.'], ['2024-10-27', '.x.'], ['2024-02-29', '...']],
      2025: [['2024-10-27', '.x.'], ['2025-03-30', '.x.']],
      2027: [['2026-10-25', '.x.'], ['2027-03-28', '.x.'], ['2027-10-31', '.x.']],
      2028: [['2027-10-31', '.x.'], ['2028-03-26', '.x.'], ['2028-10-29', '.x.'], ['2028-02-29', '...']],
    },
  },
  'final-advice-after-inspection': {
    calendar: (on, edge) => ({ steps: [of('final-advice', on), of('inspection-done', edge)] }),
    rows: {
      2024: [['2024-03-28', '..x'], ['2024-03-31', '..x'], ['2024-02-29', '..x']],
      2025: [['2025-03-31', '..x']],
      2027: [['2027-03-31', '..x'], ['2027-03-28', '..x']],
      2028: [['2028-03-31', '..x'], ['2028-02-29', '..x']],
    },
  },
  'attachments-after-inspection': {
    calendar: (on, edge) => ({ steps: [of('attachments-ready', on), of('inspection-done', edge)] }),
    rows: {
      2024: [['2024-03-28', '..x'], ['2024-03-31', '..x'], ['2024-02-29', '..x']],
      2025: [['2025-03-31', '..x']],
      2027: [['2027-03-31', '..x'], ['2027-03-28', '..x']],
      2028: [['2028-03-31', '..x'], ['2028-02-29', '..x']],
    },
  },
  'set-ready-not-before-release': {
    // Setting ready ends with its day, the release begins at nine.
    calendar: (on, edge) => ({ steps: [of('set-ready', on), of('release', edge, '09:00')] }),
    rows: {
      2024: [['2024-04-03', '.xx'], ['2024-03-31', '.xx'], ['2024-03-01', '.xx']],
      2025: [['2025-04-09', '.xx']],
      2027: [['2027-04-07', '.xx'], ['2027-03-28', '.xx'], ['2027-03-29', '.xx']],
      2028: [['2028-04-05', '.xx'], ['2028-03-26', '.xx'], ['2028-03-01', '.xx']],
    },
  },
  'release-not-after-closing': {
    // A closing ends with its day, a release begins with it.
    calendar: (on, edge) => ({ steps: [of('applications-close', edge), of('release', on)] }),
    rows: {
      2024: [['2024-03-31', 'xx.'], ['2024-02-29', 'xx.']],
      2025: [['2025-03-31', 'xx.']],
      2027: [['2027-03-31', 'xx.'], ['2027-03-28', 'xx.'], ['2027-03-27', 'xx.']],
      2028: [['2028-03-31', 'xx.'], ['2028-02-29', 'xx.']],
    },
  },
  'decision-before-closing': {
    calendar: (on, edge) => ({ steps: [of('applications-close', edge), of('decision-due', on)] }),
    rows: {
      2024: [['2024-03-31', 'x..'], ['2024-02-29', 'x..']],
      2025: [['2025-03-31', 'x..']],
      2027: [['2027-03-31', 'x..'], ['2027-03-28', 'x..']],
      2028: [['2028-03-31', 'x..'], ['2028-02-29', 'x..']],
    },
  },
  'decision-too-late': {
    // Six weeks after the closing, counted in days, whatever Easter and the clock do in between.
    calendar: (on, _edge, closing) => ({ steps: [of('applications-close', closing), of('decision-due', on)] }),
    rows: {
      2024: [['2024-05-12', '..x', '2024-03-31'], ['2024-04-11', '..x', '2024-02-29'], ['2024-03-01', '..x', '2024-01-19']],
      2025: [['2025-05-12', '..x', '2025-03-31']],
      2027: [['2027-05-12', '..x', '2027-03-31'], ['2027-05-09', '..x', '2027-03-28']],
      2028: [['2028-05-12', '..x', '2028-03-31'], ['2028-02-29', '..x', '2028-01-18']],
    },
  },
  'closes-before-year': {
    // Only after all that is done with the dossiers; from 1 October on nothing is kept, whatever is still to be done.
    calendar: (on, _edge, notArrived) => ({ steps: [of('fetched', day(`${notArrived.slice(0, 4)}-01-15`)), of('not-arrived', notArrived), of('year-closed', on)] }),
    rows: {
      2024: [['2024-09-13', 'xx.'], ['2024-02-29', 'xx.'], ['2024-10-01', 'x..', '2024-10-08']],
      2025: [['2025-09-12', 'xx.'], ['2025-10-01', 'x..', '2025-10-08']],
      2027: [['2027-09-10', 'xx.'], ['2027-03-28', 'xx.'], ['2027-10-01', 'x..', '2027-10-08']],
      2028: [['2028-09-08', 'xx.'], ['2028-02-29', 'xx.'], ['2028-10-01', 'x..', '2028-10-08']],
    },
  },
}

describe.each(Object.entries(rules))('the error %s on the day before, the day, the day after', (code, rule) => {
  it.each(linesOf(rule))('in spring %i, around %s: %s', (...line) => {
    expectSpoken(code as ErrorCode, rule, line)
  })
})

it.each([2024, 2025, 2027, 2028])('a calendar of spring %i is empty without steps, and with one on any day it is not', (spring) => {
  const context = { year: schoolYearStarting(spring - 1), settings: usualSettings, now: at('2020-01-01 08:00') }
  expect(checkCalendarSteps([], context).map(({ code }) => code)).toEqual(['calendar-empty'])
  for (const on of [`${spring - 1}-08-01`, `${spring}-03-28`, `${spring}-12-31`]) {
    expect(checkCalendarSteps([step({ on: day(on) })], context).map(({ code }) => code)).not.toContain('calendar-empty')
  }
})
