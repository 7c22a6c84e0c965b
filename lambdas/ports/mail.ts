// From what is due to a mail that was sent: the clock’s rows, the outbox, the queue, the mail service.
import type { Decided } from '../domain/decided.ts'
import type { MailFate } from '../domain/mail-fate.ts'
import type { Instant } from '../domain/moment.ts'
import type { Notification } from '../domain/notification.ts'
import type { Region } from '../domain/region.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { SchoolId } from '../domain/school.ts'
import type { RegionYearKey } from './regions.ts'
import type { Placement } from './schools.ts'
import type { Trace } from './trace.ts'

/** What the clock keeps of one region's year. */
export interface ClockRow extends RegionYearKey {
  /** Some school set dossiers ready since the calendar was published: each day has its round. */
  readonly hasDossiers?: boolean
  /** The last message that the region wrote; absent while it wrote none. */
  readonly newestMessage?: string
  readonly nextDue: Instant
  readonly decided: Decided
  /** A decision that was begun: until when it reaches. A repeated tick finishes it instead of making another. */
  readonly deciding?: Instant
  readonly version: number
  /** How often the region was woken, and how often it had been when a decision was last finished. */
  readonly wakes: number
  readonly wakesSeen?: number
}

export interface ClockRows {
  /** What is due at `now`: one strongly consistent query. */
  due(now: Instant): Promise<readonly ClockRow[]>
  /** The earliest moment at which anything is due, for a clock that skips the time between. */
  earliest(): Promise<Instant | undefined>
  /** Refuses `changed-meanwhile` when another tick was first. */
  begin(row: ClockRow, until: Instant): Promise<ClockRow>
  /** What was decided stands; a region that was woken meanwhile stays due. Refuses `changed-meanwhile` when another tick finished first. */
  finish(row: ClockRow, decided: Decided, nextDue: Instant): Promise<void>
}

export interface Outbox {
  /** Adds a notification that is not there yet; one that is there stays as it is. Answers whether it was added. */
  add(notification: Notification): Promise<boolean>
  /**
   * Takes a notification for sending: waiting, or claimed by someone whose lease has ended. Answers `undefined` when there is nothing to
   * do, because it was sent, withdrawn, has failed, or is being sent by another.
   */
  claim(regionId: string, id: string, now: Instant, leaseUntil: Instant): Promise<Notification | undefined>
  /** States how the claimed attempt ended. */
  settle(notification: Notification, outcome: Outcome, now: Instant): Promise<void>
  /**
   * States what became of a mail that the mail service took under `messageId`, and marks the schools that it shows to be out of reach. Answers
   * whether it was stated: not when the mail was sent again since, or what is known of it weighs more.
   */
  follow(message: OutboxMessage, messageId: string, fate: MailFate, unreachable: readonly Placement[]): Promise<boolean>
  /** The ids of what is not settled yet, oldest first, at most `limit`: for the sweep that finds lost messages. */
  unsent(regionId: string, limit: number): Promise<readonly string[]>
  get(regionId: string, id: string): Promise<Notification | undefined>
  /** Newest first. */
  list(key: RegionYearKey, page: Page, schoolId?: SchoolId): Promise<{ readonly notifications: readonly Notification[]; readonly cursor?: string }>
  /** Lets a notification wait again and makes the region due now. Refuses what waits or is being sent. */
  resend(notification: Notification, now: Instant, trace: Trace): Promise<void>
}

export interface Page {
  readonly limit: number
  readonly cursor?: string
}

export type Outcome =
  | { readonly state: 'sent'; readonly messageId: string }
  | { readonly state: 'withdrawn' }
  /** With `address-refused` the schools of whoever it was for have an address that does not work. */
  | { readonly state: 'failed'; readonly failure: NonNullable<Notification['failure']> }
  /** Not taken, try again: it waits as before. */
  | { readonly state: 'waiting' }

export interface Queue {
  /** Puts ids of notifications where the outbox door finds them; losing one only delays. */
  send(messages: readonly OutboxMessage[]): Promise<void>
}

export interface OutboxMessage {
  readonly regionId: string
  readonly id: string
}

export interface Mail {
  readonly to: string
  readonly replyTo: string
  readonly senderName: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly calendar?: string
  readonly notificationId: string
  readonly regionId: string
}

export type MailResult =
  | { readonly kind: 'taken'; readonly messageId: string }
  /** Never to be tried again: the address is no address, or the account may not write to it. */
  | { readonly kind: 'refused'; readonly failure: 'address-refused' | 'mail-service-refused' }
  | { readonly kind: 'not-now' }

export interface Mailer {
  send(mail: Mail): Promise<MailResult>
}

/** Makes the words of a mail out of what it is about. */
export interface Letters {
  compose(notification: Notification, context: LetterContext): Mail
  /** Only the subject, for a list of mails. */
  subjectOf(notification: Notification, context: LetterContext): string
}

export interface LetterContext {
  readonly region: Pick<Region, 'id' | 'name' | 'contactPoint'>
  readonly year: SchoolYear
  readonly appUrl: string
  readonly now: Instant
  /** Somebody of the region looks: of pupils no count below five is told. */
  readonly isForRegion?: boolean
  /** The page of each school that opens from this mail without signing in; where one is missing the letter links to the app. */
  readonly pages?: Readonly<Record<SchoolId, string>>
  /** Schools bring files here and fetch them here; else all of that is done in their own systems. */
  readonly carriesFiles?: boolean
  /** The published calendar: its steps go into an agenda with the sequence that the feed gives them. */
  readonly calendar?: { readonly number: number; readonly lastChanged?: Readonly<Record<string, number>> }
}
