// A milestone (stap): a named moment in a region's calendar, and as it binds one school its deadline.
import type { LocalDate } from './local-date.ts'
import { endOfDay, type Instant, momentAt, startOfDay, type TimeOfDay, wallClock } from './moment.ts'
import { type Sector, sideOf } from './school.ts'

export const milestoneKinds = [
  'contacts-checked', 'form-checked', 'oso-checked', 'provisional-advice', 'support-request', 'leavers-listed', 'test', 'test-results',
  'attachments-ready', 'final-advice', 'applications-open', 'inspection-done', 'applications-close', 'oso-set-ready', 'set-ready',
  'release', 'fetched', 'placement-known', 'decision-due', 'decision-extended', 'warm-transfer', 'not-arrived', 'year-closed', 'custom',
] as const
export type MilestoneKind = (typeof milestoneKinds)[number]

export const audiences = ['po', 'vo', 'board', 'public'] as const
export type Audience = (typeof audiences)[number]

export const pupilRoutes = ['regular', 'pro', 'lwoo', 'vso'] as const
export type PupilRoute = (typeof pupilRoutes)[number]

export const rounds = ['1', '2', '3', 'rest'] as const
export type Round = (typeof rounds)[number]

/** Working days from the date: -10 is ten before, 0 the day itself, 1 the first after. */
export interface Reminder {
  readonly workingDays: number
  readonly at: TimeOfDay
}

export interface Milestone {
  readonly id: string
  readonly kind: MilestoneKind
  readonly title: string
  /** The day, or the last day of a step that spans some. */
  readonly on: LocalDate
  readonly from?: LocalDate
  readonly at?: TimeOfDay
  readonly audience: readonly Audience[]
  readonly route: PupilRoute
  readonly round: Round
  readonly basis: 'law' | 'region'
  readonly reminders: readonly Reminder[]
  readonly note?: string
}

/** How the system comes to know that a school has done a step. */
export type KnownBy = 'tick' | 'date'

/**
 * Steps that pass by themselves: a law date that the system cannot see, or a moment that opens or closes something. Schools have
 * nothing to report of them, and they are never behind.
 */
const passByThemselves: ReadonlySet<MilestoneKind> = new Set([
  'provisional-advice', 'test', 'test-results', 'final-advice', 'applications-open', 'applications-close', 'release', 'year-closed',
])

/** A step of one's own that is meant for everybody, such as an open day, is there to be known: no school reports of it. */
export function knownBy({ kind, audience }: { readonly kind: MilestoneKind; readonly audience?: readonly Audience[] }): KnownBy {
  return passByThemselves.has(kind) || (kind === 'custom' && audience?.includes('public')) ? 'date' : 'tick'
}

/** Steps that a region without attachments, or without OSO, does not ask of its schools. */
export function isNeeded(kind: MilestoneKind, region: { readonly usesOso: boolean; readonly dossiers: 'none' | 'with-attachment' | 'all' }): boolean {
  if (kind === 'oso-checked' || kind === 'oso-set-ready') return region.usesOso
  if (kind === 'attachments-ready' || kind === 'set-ready') return region.dossiers !== 'none'
  return true
}

/** Whether a step is meant for a school of this sector. */
export function concerns(milestone: Pick<Milestone, 'audience'>, sector: Sector): boolean {
  return milestone.audience.includes(sideOf(sector))
}

/** Moments that open something for others; the rest are deadlines. */
const opens: ReadonlySet<MilestoneKind> = new Set(['applications-open', 'release'])

export function opensSomething(kind: MilestoneKind): boolean {
  return opens.has(kind)
}

/**
 * The moment of a step. A deadline without a time ends with its day; one in a doubled hour takes the later moment. Something that opens
 * without a time opens as its day begins.
 */
export function momentOf(milestone: Pick<Milestone, 'kind' | 'on' | 'at'>): Instant {
  if (milestone.at) return momentAt(milestone.on, milestone.at)
  return opensSomething(milestone.kind) ? startOfDay(milestone.on) : endOfDay(milestone.on)
}

/** Whether the wall clock of a step is no single moment: the hour that is skipped in March, or the one that comes twice in October. */
export function isAmbiguous(milestone: Pick<Milestone, 'on' | 'at'>): boolean {
  return milestone.at !== undefined && wallClock(milestone.on, milestone.at).kind !== 'once'
}
