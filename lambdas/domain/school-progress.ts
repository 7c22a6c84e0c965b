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

export type Shown = ReturnType<typeof shown>

/** How many of so many, where it is no number: `some` are, and some are not; `almost-all` are all but 1 to 4. */
export type ShownPart = Shown | 'some' | 'almost-all'

const almost = 4

/**
 * What the region is told of how many of so many are done, beside how many there are: neither who is done nor who is not may be 1 to 4.
 * Below 10 one of both always is, and to say which would say how many of the other: there it is `some`.
 */
export function shownPart(done: number, of: number): ShownPart {
  if (done === 0 || done >= of || of < 5) return shown(done)
  if (of < 10) return 'some'
  return of - done <= almost ? 'almost-all' : shown(done)
}

/** The total of several schools, of what is told of them: each counts as the least it can be, so that the total tells no more than they do. */
export function shownTotal(parts: readonly { readonly told: ShownPart; readonly of: Shown }[]): number {
  const least = ({ told, of }: (typeof parts)[number]) => (typeof told === 'number' ? told : told === 'almost-all' && typeof of === 'number' ? of - almost : 0)
  return parts.reduce((sum, part) => sum + least(part), 0)
}

export const pupilBands = ['<10', '10-19', '20-49', '50+'] as const
export type PupilBand = (typeof pupilBands)[number]

/**
 * About how many pupils, of 1 and more, where numbers that hold them stand beside it. The first band does not end at 4: the pupils of the
 * pairs of a school are at least its applications, so 13 of those beside bands that end at 9 and at 4 would tell the 4.
 */
export const bandOf = (count: number): PupilBand => (count < 10 ? '<10' : count < 20 ? '10-19' : count < 50 ? '20-49' : '50+')

const counted = ['dossiers', 'complete', 'inspected', 'ready', 'applied', 'fetched', 'pupils', 'osoMissing'] as const

/** In which school that takes part each school that left goes on, if need be through others; those that closed are not in it. */
export function heirsOf(schools: readonly SchoolProgress[]): ReadonlyMap<SchoolId, SchoolId> {
  const known = new Map(schools.map((school) => [school.schoolId, school]))
  const heirOf = ({ left }: SchoolProgress, steps = schools.length): SchoolProgress | undefined => {
    const heir = left?.to === undefined ? undefined : known.get(left.to)
    return heir?.left && steps > 0 ? heirOf(heir, steps - 1) : heir
  }
  const found = schools.filter(({ left }) => left).map((school) => [school.schoolId, heirOf(school)] as const)
  return new Map(found.flatMap(([schoolId, heir]) => (heir && !heir.left ? [[schoolId, heir.schoolId]] : [])))
}

/**
 * The schools that take part, each with the numbers of the schools that it goes on with: their dossiers stay under the code of before, and are
 * the work of whoever took over.
 */
export function ofTakingPart(schools: readonly SchoolProgress[]): readonly SchoolProgress[] {
  if (!schools.some(({ left }) => left)) return schools
  const known = new Map(schools.map((school): [SchoolId, { -readonly [K in keyof SchoolProgress]: SchoolProgress[K] }] => [school.schoolId, { ...school }]))
  const heirs = heirsOf(schools)
  for (const school of schools) {
    const heir = known.get(heirs.get(school.schoolId) ?? '')
    if (heir) for (const name of counted) heir[name] += school[name]
  }
  return [...known.values()].filter(({ left }) => !left)
}
