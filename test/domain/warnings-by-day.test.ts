// Every warning of a calendar on the day before, the day itself and the day after; in 2024 there are no national dates to compare with.
import { describe, it } from 'vitest'
import type { WarningCode } from '../../lambdas/domain/conflict.ts'
import { addDays } from '../../lambdas/domain/local-date.ts'
import { at, reminders, step } from './builders.ts'
import { expectSpoken, linesOf, of, type Rule } from './conflict-days.ts'

const rules: Readonly<Record<WarningCode, Rule>> = {
  'opens-before-national': {
    calendar: (on) => ({ steps: [of('applications-open', on)] }),
    rows: { 2024: [['2024-03-25', '...']], 2025: [['2025-03-25', '...']], 2027: [['2027-03-25', 'x..']], 2028: [['2028-03-25', 'x..']] },
  },
  'final-advice-after-national': {
    calendar: (on) => ({ steps: [of('final-advice', on)] }),
    rows: { 2024: [['2024-03-24', '...']], 2025: [['2025-03-24', '..x']], 2027: [['2027-03-24', '..x']], 2028: [['2028-03-24', '..x']] },
  },
  'closes-before-national': {
    calendar: (on) => ({ steps: [of('applications-close', on)] }),
    rows: { 2024: [['2024-03-31', '...']], 2025: [['2025-03-31', 'x..']], 2027: [['2027-03-31', 'x..']], 2028: [['2028-03-31', 'x..']] },
  },
  'decides-after-national': {
    calendar: (on) => ({ steps: [of('decision-due', on)] }),
    rows: { 2024: [['2024-05-12', '...']], 2025: [['2025-05-12', '..x']], 2027: [['2027-05-12', '..x']], 2028: [['2028-05-12', '..x']] },
  },
  'on-weekend': {
    calendar: (on) => ({ steps: [step({ on })] }),
    rows: {
      2024: [['2024-03-23', '.xx'], ['2024-03-24', 'xx.'], ['2024-03-30', '.x.']],
      2025: [['2025-03-29', '.xx'], ['2025-03-30', 'xx.']],
      // Between Good Friday and Easter Sunday, which are told as such, stands a Saturday.
      2027: [['2027-03-20', '.xx'], ['2027-03-21', 'xx.'], ['2027-03-27', '.x.']],
      2028: [['2028-03-25', '.xx'], ['2028-03-26', 'xx.'], ['2028-04-15', '.x.']],
    },
  },
  'on-public-holiday': {
    calendar: (on) => ({ steps: [step({ on })] }),
    rows: {
      2024: [['2024-03-29', '.x.'], ['2024-03-31', '.xx'], ['2024-04-01', 'xx.'], ['2024-05-20', 'xx.']],
      2025: [['2025-04-18', '.x.'], ['2025-04-21', 'xx.']],
      2027: [['2027-03-26', '.x.'], ['2027-03-28', '.xx'], ['2027-03-29', 'xx.'], ['2027-04-27', '.x.']],
      2028: [['2028-04-14', '.x.'], ['2028-04-17', 'xx.'], ['2028-05-25', '.x.']],
    },
  },
  'on-school-holiday': {
    calendar: (on) => ({ steps: [step({ on })] }),
    rows: {
      2024: [['2024-02-24', '.xx'], ['2024-02-29', 'xxx'], ['2024-03-03', 'xx.'], ['2024-05-12', 'xx.']],
      2025: [['2025-02-22', '.xx'], ['2025-05-04', 'xx.']],
      2027: [['2027-04-24', '.xx'], ['2027-05-09', 'xx.'], ['2027-04-27', 'x.x']],
      2028: [['2028-02-26', '.xx'], ['2028-02-29', 'xxx'], ['2028-03-05', 'xx.']],
    },
  },
  'deadline-hour-not-once': {
    calendar: (on) => ({ steps: [step({ on, at: of('custom', on, '02:30').at! })] }),
    rows: {
      2024: [['2023-10-29', '.x.'], ['2024-03-31', '.x.'], ['2024-02-29', '...']],
      2025: [['2025-03-30', '.x.']],
      2027: [['2026-10-25', '.x.'], ['2027-03-28', '.x.'], ['2027-10-31', '.x.']],
      2028: [['2028-03-26', '.x.'], ['2028-10-29', '.x.']],
    },
  },
  'due-after-holiday': {
    // From the first to the third working day after a long holiday; in 2024 up to Wednesday 15 May, in 2027 up to 12 May.
    calendar: (on) => ({ steps: [of('decision-due', on)] }),
    rows: {
      2024: [['2024-03-04', '.xx'], ['2024-03-06', 'xx.'], ['2024-05-15', 'xx.']],
      2025: [['2025-05-06', '.xx'], ['2025-05-08', 'xx.']],
      2027: [['2027-05-10', '.xx'], ['2027-05-12', 'xx.'], ['2027-03-03', 'xx.']],
      2028: [['2028-03-06', '.xx'], ['2028-03-08', 'xx.'], ['2028-05-10', 'xx.']],
    },
  },
  'moved-into-past': {
    // Looked at at noon of the edge: a step of that day is still to be done until it ends.
    calendar: (on, edge) => {
      const far = step({ on: addDays(on, 40) })
      return { steps: [{ ...far, on }], now: at(`${edge} 12:00`), published: { number: 1, milestones: [far], publishedAt: at('2020-01-01 08:00') } }
    },
    rows: { 2024: [['2024-02-29', 'x..'], ['2024-03-31', 'x..']], 2027: [['2027-03-28', 'x..'], ['2027-03-30', 'x..']], 2028: [['2028-02-29', 'x..'], ['2028-03-26', 'x..']] },
  },
  'reminder-before-now': {
    // Looked at at noon of the edge: the reminder of that day at eight has gone; that of a free day after it went on the edge too.
    calendar: (on, edge) => ({ steps: [step({ on, reminders: reminders(0) })], now: at(`${edge} 12:00`) }),
    rows: {
      2024: [['2024-03-27', '.x.'], ['2024-03-28', '.xx'], ['2024-02-22', '.x.']],
      2025: [['2025-04-09', '.x.'], ['2025-04-17', '.xx']],
      2027: [['2027-03-24', '.x.'], ['2027-03-25', '.xx'], ['2027-03-30', '.x.']],
      2028: [['2028-03-23', '.x.'], ['2028-03-24', '.xx'], ['2028-04-13', '.xx']],
    },
  },
  'reminder-on-free-day': {
    calendar: (on) => ({ steps: [step({ on, reminders: reminders(0) })] }),
    rows: {
      2024: [['2024-03-29', '.xx'], ['2024-04-01', 'xx.'], ['2024-02-29', 'xxx'], ['2024-03-03', 'xx.']],
      2025: [['2025-03-29', '.xx'], ['2025-03-30', 'xx.']],
      2027: [['2027-03-26', '.xx'], ['2027-03-29', 'xx.'], ['2027-05-09', 'xx.']],
      2028: [['2028-04-14', '.xx'], ['2028-04-17', 'xx.'], ['2028-03-25', '.xx']],
    },
  },
  'too-few-working-days': {
    // The third working day after the closing; Easter and a holiday over 29 February do not count.
    calendar: (on, _edge, closing) => ({ steps: [of('applications-close', closing), of('release', on)] }),
    rows: {
      2024: [['2024-04-04', 'x..', '2024-03-28'], ['2024-04-04', 'x..', '2024-03-31'], ['2024-03-06', 'x..', '2024-02-23']],
      2025: [['2025-04-03', 'x..', '2025-03-31']],
      2027: [['2027-04-05', 'x..', '2027-03-31'], ['2027-03-31', 'x..', '2027-03-24'], ['2027-04-01', 'x..', '2027-03-25']],
      2028: [['2028-04-05', 'x..', '2028-03-31'], ['2028-04-20', 'x..', '2028-04-13'], ['2028-03-08', 'x..', '2028-02-25']],
    },
  },
  'easter-in-application-week': {
    // Closing on a day, opened on another: from Good Friday on, until the week has five ordinary days all the same.
    calendar: (on, _edge, opening) => ({ steps: [of('applications-open', opening), of('applications-close', on)] }),
    rows: {
      2024: [['2024-03-29', '.xx', '2024-03-25'], ['2024-04-02', 'x..', '2024-03-25']],
      2025: [['2025-03-31', '...', '2025-03-25'], ['2025-04-18', '.xx', '2025-04-14']],
      2027: [['2027-03-26', '.xx', '2027-03-22'], ['2027-03-31', 'xxx', '2027-03-25'], ['2027-04-02', 'x..', '2027-03-25'], ['2027-03-31', 'x..', '2027-03-23']],
      2028: [['2028-03-31', '...', '2028-03-25'], ['2028-04-14', '.xx', '2028-04-10'], ['2028-04-18', 'x..', '2028-04-10']],
    },
  },
}

describe.each(Object.entries(rules))('the warning %s on the day before, the day, the day after', (code, rule) => {
  it.each(linesOf(rule))('in spring %i, around %s: %s', (...line) => {
    expectSpoken(code as WarningCode, rule, line)
  })
})
