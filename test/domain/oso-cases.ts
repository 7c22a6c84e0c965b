// What the tests of mails about OSO start from: a date of setting ready, and schools of which something is known.
import { day } from '../../lambdas/domain/local-date.ts'
import { time } from '../../lambdas/domain/moment.ts'
import type { Fact, Facts } from '../../lambdas/domain/qualification.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { school, step } from './builders.ts'
import { jan } from './plans.ts'

export const setReady = step({ id: 'ready', kind: 'oso-set-ready', title: 'OSO-dossiers klaargezet', on: day('2027-04-06'), at: time('16:00') })
/** Six weeks before, a Tuesday. */
export const sixWeeksBefore = '2027-02-23 08:00'

export const fact = (state: Fact['state'], on = '2026-10-01'): Fact => ({ state, on: day(on), source: 'checked' })
export const works = { agreement: fact('yes'), mandate: fact('yes'), endpoint: fact('yes') }
export const noMandate = { ...works, mandate: fact('no') }

export const known = (facts: Facts, given: Partial<School> = {}): School => {
  const made = school({ contacts: [jan], pupilSystem: 'ParnasSys', ...given })
  return { ...made, progress: { ...noProgress(made.schoolId), qualification: { facts, version: 1 } } }
}
