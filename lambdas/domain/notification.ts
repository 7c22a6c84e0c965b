// A notification (bericht): who hears what, when and why, as one mail to one person.
import type { MilestoneChange } from './calendar.ts'
import type { LocalDate } from './local-date.ts'
import type { Audience, Milestone, MilestoneKind } from './milestone.ts'
import { type Instant, type TimeOfDay, toIso } from './moment.ts'
import type { KnownOfOso, ToldLabel, WorksBy } from './oso-mails.ts'
import type { MutationKind, SchoolId, Side } from './school.ts'
import type { SchoolYear } from './school-year.ts'
import { type TransferItem, transferKinds, transferName } from './transfer-items.ts'

/** A step as it stood when the notification was decided: the mail and the check before sending need no look-up. */
export interface StepFacts {
  readonly milestoneId: string
  readonly kind: MilestoneKind
  readonly title: string
  readonly on: LocalDate
  readonly at?: TimeOfDay
  readonly from?: LocalDate
  readonly note?: string
  /** Of a step of one's own that is meant for everybody too: nothing is reported of it. Of fetching that is meant for PO schools too: not all readers fetch. */
  readonly audience?: readonly Audience[]
}

export function stepFacts(milestone: Milestone): StepFacts {
  const { id, kind, title, on, at, from, note, audience } = milestone
  const isPublic = kind === 'custom' && audience.includes('public')
  const isAlsoForPo = (kind === 'release' || kind === 'fetched') && audience.includes('po')
  return { milestoneId: id, kind, title, on, ...(at && { at }), ...(from && { from }), ...(note && { note }), ...((isPublic || isAlsoForPo) && { audience }) }
}

export const notificationKinds = ['calendar-published', 'date-changed', 'step-due', 'step-overdue', 'step-starts', 'oso-not-working', 'message', 'school-moved', ...transferKinds] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** A school as a mail names it. */
export interface NamedSchool {
  readonly schoolId: SchoolId
  readonly schoolName: string
}

/** One thing that a mail says to one school. */
export type NotificationItem =
  /** The calendar is published: what this school has to do this year. */
  | { readonly kind: 'calendar-published'; readonly schoolId: SchoolId; readonly schoolName: string; readonly version: number; readonly steps: readonly StepFacts[] }
  /** A date moved, came or went: the step as it is now and, when it moved, the day it was. */
  | {
      readonly kind: 'date-changed'
      readonly schoolId: SchoolId
      readonly schoolName: string
      readonly version: number
      readonly side: Side
      readonly reason: string
      readonly changes: readonly { readonly change: 'moved' | 'added' | 'removed'; readonly step: StepFacts; readonly was?: Pick<StepFacts, 'on' | 'at' | 'from'> }[]
    }
  /** Work that is still open before its date; `workingDaysLeft` is 0 on the day itself. */
  | {
      readonly kind: 'step-due'
      readonly schoolId: SchoolId
      readonly schoolName: string
      readonly step: StepFacts
      readonly workingDays: number
      readonly workingDaysLeft: number
      readonly count?: number
      readonly of?: number
      /** By the school's own dossiers: nothing is to be reported. */
      readonly isCounted?: true
      /** Of the connection to OSO, when what is known of it is of before. */
      readonly recheck?: KnownOfOso
      /** Of the connection to OSO: a PO school sets ready, a VO school fetches. */
      readonly side?: Side
    }
  /** Work that is still open after its date. */
  | {
      readonly kind: 'step-overdue'
      readonly schoolId: SchoolId
      readonly schoolName: string
      readonly step: StepFacts
      readonly workingDays: number
      readonly count?: number
      readonly of?: number
      readonly isCounted?: true
      readonly recheck?: KnownOfOso
      readonly side?: Side
    }
  /** OSO does not work for this school yet, some weeks before OSO dossiers must stand ready; `step` is the setting ready. */
  | {
      readonly kind: 'oso-not-working'
      readonly schoolId: SchoolId
      readonly schoolName: string
      readonly step: StepFacts
      readonly workingDays: number
      readonly side?: Side
      /** Of a VO school: when it can begin to fetch, where the calendar names that. */
      readonly release?: StepFacts
      readonly label: ToldLabel
      readonly worksBy?: WorksBy
      readonly pupilSystem?: string
    }
  /** What the region wrote to a selection of schools. */
  | { readonly kind: 'message'; readonly schoolId: SchoolId; readonly schoolName: string; readonly messageId: string; readonly subject: string; readonly text: string }
  /** By the region's word a school goes on in another, or that was taken back; `schoolId` is the one of which the reader is a contact now. */
  | {
      readonly kind: 'school-moved'
      readonly schoolId: SchoolId
      readonly schoolName: string
      readonly from: NamedSchool
      readonly to: NamedSchool
      readonly how: MutationKind
      readonly at: Instant
      readonly isTakenBack?: true
    }
  /** Something begins today that needs no report, such as fetching. */
  | { readonly kind: 'step-starts'; readonly schoolId: SchoolId; readonly schoolName: string; readonly step: StepFacts; readonly workingDays: number }
  | TransferItem

/** Where a mail's reader enters each school's page. */
export interface MailPage {
  readonly schoolId: string
  readonly contactId: string
  /** The contact's `linkSince`; 0 where there is none. */
  readonly since: Instant | 0
}

/** A change of a calendar as a notification tells it. */
export function changeFacts(change: MilestoneChange) {
  return { change: change.kind, step: stepFacts(change.milestone), ...(change.kind === 'moved' && { was: stepFacts(change.before) }) }
}

/** What happened to a mail. `sent` means that the mail service took it; what became of it then (`MailFate`) is told by its events. */
export type NotificationState = 'waiting' | 'claimed' | 'sent' | 'delivered' | 'bounced' | 'complained' | 'withdrawn' | 'failed'

export interface Addressee {
  readonly email: string
  readonly name?: string
  readonly contactIds: readonly string[]
  readonly pages: readonly MailPage[]
  /** The region's contact point, which is no contact of any school. */
  readonly isContactPoint?: true
}

export interface Notification {
  readonly id: string
  readonly regionId: string
  readonly year: SchoolYear
  readonly to: Addressee
  readonly items: readonly NotificationItem[]
  readonly decidedAt: Instant
  /** Since when it waits to be sent: as decided, or as somebody let it go out again. */
  readonly waitingSince: Instant
  readonly state: NotificationState
  /** How often sending was begun. */
  readonly attempt: number
  readonly sentAt?: Instant
  /** What went wrong last, as a code: never the mail service's own words. */
  readonly failure?: 'address-refused' | 'mail-service-refused' | 'tried-too-long'
}

/** The identity of one thing said to one school: what may never be said twice to the same person. */
export function itemId(regionId: string, year: SchoolYear, item: NotificationItem): string {
  const about =
    item.kind === 'calendar-published' || item.kind === 'date-changed'
      ? `calendar#${item.version}`
      : item.kind === 'message'
        ? `message#${item.messageId}`
        : item.kind === 'school-moved'
          ? `moved#${item.from.schoolId}#${item.to.schoolId}#${item.at}`
          : 'step' in item
            ? `${item.step.milestoneId}#${item.workingDays}`
            : transferName(item)
  return `${regionId}#${year}#${about}#${item.schoolId}`
}

/** The id of a notification: the moment at which it was decided, so that a list is in order of time, and a one-way name of what it is about and for whom. */
export function notificationId(year: SchoolYear, at: Instant, name: string): string {
  return `${year}-${toIso(at).replaceAll(/[-:.]/g, '')}-${name.slice(0, 16)}`
}
