// The plain calendar that the tests of releases start from, and dossiers that were set ready at any moment.
import type { AttachmentType } from '../../lambdas/domain/attachment-type.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { freeze } from '../../lambdas/domain/dossier-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, time } from '../../lambdas/domain/moment.ts'
import type { ReleaseFacts } from '../../lambdas/domain/release.ts'
import { step } from './builders.ts'
import { hash, types, year } from './dossiers.ts'

export const closing = (given: Partial<Milestone> = {}) => step({ kind: 'applications-close', on: day('2027-03-31'), audience: ['po', 'vo'], ...given })
export const release = (given: Partial<Milestone> = {}) => step({ kind: 'release', on: day('2027-04-07'), at: time('09:00'), audience: ['vo'], ...given })

/** The first round opens on 7 April at 09:00, the second a month later. */
export const milestones: readonly Milestone[] = [
  closing(), release(), closing({ id: 'close-2', round: '2', on: day('2027-04-30') }), release({ id: 'release-2', round: '2', on: day('2027-05-07') }),
]

/** A VO school that may fetch whatever the calendar has opened. */
export const releaseFacts = (given: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  year, calendar: { milestones }, settings: { opensOn: 'first-choice' }, takesPart: true, agreementSigned: true, ...given,
})

/** The open version, which parents have seen, set ready at a moment. */
export const freezeOf = (given: Dossier, readyAt: Instant, ofTypes: ReadonlyMap<string, AttachmentType> = types): Dossier => freeze(given, ofTypes, { readyAt, reference: 'CDFG-HJKM' }, hash)
