// How far a school is: its reports, what is known of its connection, and of its dossiers numbers alone. All that the overview reads of a school.
import type { AttachmentType } from './attachment-type.ts'
import { isAppliedSomewhere } from './application.ts'
import { hasNothingToSend, stateOf } from './dossier-check.ts'
import { type Dossier, type Hash, readyVersion } from './dossier.ts'
import type { Instant } from './moment.ts'
import { nothingStated, type Qualification } from './qualification.ts'
import type { SchoolId, Sector } from './school.ts'

/** What one dossier adds to the numbers of its school: 0 or 1 each. */
export interface Counted {
  readonly complete: number
  readonly inspected: number
  readonly ready: number
  /** It goes somewhere: a VO school is named or confirmed. */
  readonly applied: number
}

/** How many of how many, as a school reported it of a step. */
export interface Reported {
  readonly count?: number
  readonly of?: number
}

export interface SchoolProgress extends Counted {
  readonly schoolId: SchoolId
  readonly name: string
  readonly sector: Sector
  /** How many contacts there are, and whether the school confirmed them this year. */
  readonly contacts: number
  readonly contactsConfirmed: boolean
  /** A mail to one of its contacts could not be delivered, and its contacts were not changed since. */
  readonly bounced: boolean
  /** The ids of the steps that the school, or the region for it, reported as done. */
  readonly done: readonly string[]
  /** The numbers that were reported, by step. */
  readonly reported: Readonly<Record<string, Reported>>
  readonly qualification: Qualification
  /** The school takes no part any more: it went on in another, or closed. */
  readonly left?: { readonly to?: SchoolId }
  /** When the school itself last did something here, to the minute. */
  readonly seenAt?: Instant
  /** Of a VO school: how many pupils are on their way to it, by applications that stand. */
  readonly pupils: number
  /** Of a PO school: how many of its OSO dossiers VO schools did not find. */
  readonly osoMissing: number
  readonly dossiers: number
  /** Of a PO school: how many were fetched at least once. Of a VO school: how many it fetched. */
  readonly fetched: number
  /** When the school last took its own proof with it. */
  readonly exportedAt?: Instant
  /** When something was last set ready, recalled or fetched: a proof from before that is out of date. */
  readonly changedAt?: Instant
}

export const nothingCounted: Counted = { complete: 0, inspected: 0, ready: 0, applied: 0 }

/**
 * A dossier that stands ready, or did and is being changed, counts by the state of what is open now; one that stands ready counts for all,
 * and so does one with nothing to send: the school is done with it.
 */
export function countedOf(dossier: Dossier, types: readonly AttachmentType[], hash: Hash): Counted {
  const state = stateOf(dossier, types, hash)
  const isDone = hasNothingToSend(dossier, types)
  return {
    complete: state === 'concept' ? 0 : 1,
    inspected: isDone || state === 'inspected' || state === 'set-ready' ? 1 : 0,
    ready: isDone || readyVersion(dossier) ? 1 : 0,
    applied: isAppliedSomewhere(dossier.applications) ? 1 : 0,
  }
}

export const noProgress = (schoolId: SchoolId): SchoolProgress => ({
  schoolId,
  name: '',
  sector: 'po',
  contacts: 0,
  contactsConfirmed: false,
  bounced: false,
  done: [],
  reported: {},
  qualification: nothingStated,
  pupils: 0,
  osoMissing: 0,
  dossiers: 0,
  fetched: 0,
  ...nothingCounted,
})

/** What the region is told of a number of pupils: below 5 nobody must be able to tell whom. */
export const shown = (count: number): number | '<5' => (count > 0 && count < 5 ? '<5' : count)

/** The total of several schools, of the numbers that are shown: with the others in it, a single small number could be read from the difference. */
export const shownTotal = (counts: readonly number[]): number => counts.filter((count) => shown(count) !== '<5').reduce((sum, count) => sum + count, 0)

const counted = ['dossiers', 'complete', 'inspected', 'ready', 'applied', 'fetched', 'pupils', 'osoMissing'] as const

/**
 * The schools that take part, each with the numbers of the schools that it goes on with: their dossiers stay under the code of before, and are
 * the work of whoever took over.
 */
export function ofTakingPart(schools: readonly SchoolProgress[]): readonly SchoolProgress[] {
  if (!schools.some(({ left }) => left)) return schools
  const known = new Map(schools.map((school) => [school.schoolId, { ...school }]))
  const heirOf = ({ left }: SchoolProgress, steps = schools.length): SchoolProgress | undefined => {
    const heir = left?.to === undefined ? undefined : known.get(left.to)
    return heir?.left && steps > 0 ? heirOf(heir, steps - 1) : heir
  }
  for (const school of schools) {
    const heir: { -readonly [K in keyof SchoolProgress]: SchoolProgress[K] } | undefined = school.left && heirOf(school)
    if (heir && !heir.left) for (const name of counted) heir[name] += school[name]
  }
  return [...known.values()].filter(({ left }) => !left)
}
