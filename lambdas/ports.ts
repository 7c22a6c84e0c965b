// The few interfaces that the use cases ask for; `wiring.ts` says which classes answer them.
import type { Membership } from './domain/actor.ts'
import type { PublicSchool } from './domain/agreements.ts'
import type { AuditEvent } from './domain/audit.ts'
import type { DraftCalendar, PublishedCalendar } from './domain/calendar.ts'
import type { Contact } from './domain/contact.ts'
import type { Milestone } from './domain/milestone.ts'
import type { Link } from './domain/link.ts'
import type { Instant } from './domain/moment.ts'
import type { Notification } from './domain/notification.ts'
import type { Decided } from './domain/decided.ts'
import type { TickList } from './domain/progress-import.ts'
import type { Region, RegionYear, YearSettings } from './domain/region.ts'
import type { RegionMessage } from './domain/region-message.ts'
import type { School, SchoolId } from './domain/school.ts'
import type { SchoolYear } from './domain/school-year.ts'
import type { Tick } from './domain/tick.ts'

export type Clock = () => Instant

/** What stands in every write of a command: the membership it leans on (checked again) and the trace it leaves. */
export interface Trace {
  readonly sub: string
  readonly membership: Membership
  readonly event: AuditEvent
}

/** The trace of whoever acts by a link: no membership stands behind it, so the write leans on the school's contacts being those of then. */
export interface LinkTrace {
  readonly contactsVersion: number
  readonly event: AuditEvent
}

/** The key with which a creating request may be repeated, and what its body was. */
export interface RepeatKey {
  readonly id: string
  readonly bodyHash: string
}

export interface RegionYearKey {
  readonly regionId: string
  readonly year: SchoolYear
}

export interface Members {
  /** All memberships of one person: 1 read, none while it is at most 60 s old. */
  of(sub: string): Promise<readonly Membership[]>
  /** Gives a membership that is not there yet; one that is there stays. For setting up an installation: no actor stands behind it. */
  grant(sub: string, membership: Membership): Promise<void>
}

export interface Regions {
  list(): Promise<readonly Region[]>
  get(regionId: string): Promise<Region | undefined>
  /** Refuses `already-exists`, also for a repeat key that was used. */
  create(region: Region, coordinators: readonly string[], trace: Trace, repeat?: RepeatKey): Promise<void>
  save(region: Region, expectedVersion: number, trace: Trace): Promise<void>
}

export interface RepeatKeys {
  /** What was asked before with this key; nothing when it was never used. */
  find(id: string): Promise<RepeatKey | undefined>
}

export interface Years {
  /** Settings and the published calendar: 1 read, none while it is at most 60 s old. */
  get(key: RegionYearKey): Promise<YearHead | undefined>
  /** The same, read now: for whoever is about to decide or to send. */
  getFresh(key: RegionYearKey): Promise<YearHead | undefined>
  /** One transaction: the head, the draft when there are steps for it, and the region's list of years. Refuses `already-exists`. */
  open(region: Region, head: RegionYear, trace: Trace, repeat?: RepeatKey, draft?: readonly Milestone[]): Promise<void>
  saveSettings(key: RegionYearKey, settings: YearSettings, expectedVersion: number, trace: Trace): Promise<void>
  draft(key: RegionYearKey): Promise<DraftCalendar | undefined>
  saveDraft(key: RegionYearKey, milestones: readonly Milestone[], expectedVersion: number, trace: Trace): Promise<void>
  /**
   * One transaction: the version, the head, and the clock's `nextDue`; and the draft when a moved date goes into it too. Refuses
   * `changed-meanwhile`.
   */
  publish(
    key: RegionYearKey,
    calendar: PublishedCalendar,
    expected: { readonly headVersion: number; readonly draftVersion: number },
    trace: Trace,
    draft?: readonly Milestone[],
  ): Promise<void>
  /** What a plan of mails starts from, in one read: the head, the draft and what the clock has decided. */
  forPlan(key: RegionYearKey): Promise<{ readonly head: YearHead; readonly draft: DraftCalendar; readonly clock?: ClockRow } | undefined>
  versions(key: RegionYearKey): Promise<readonly PublishedCalendar[]>
  version(key: RegionYearKey, number: number): Promise<PublishedCalendar | undefined>
  /** What the region wrote after the message with this id, oldest first. */
  messages(key: RegionYearKey, after?: string): Promise<readonly RegionMessage[]>
  /** Keeps a message after the newest one there is and wakes the clock. Refuses `already-exists` for a repeat key that was used. */
  saveMessage(key: RegionYearKey, message: RegionMessage, newest: string | undefined, trace: Trace, repeat?: RepeatKey): Promise<void>
}

export interface YearHead extends RegionYear {
  readonly calendar?: PublishedCalendar
}

/** A school's place in a region's year. */
export interface Placement {
  readonly schoolId: SchoolId
  readonly regionId: string
  readonly year: SchoolYear
}

export interface Schools {
  list(key: RegionYearKey): Promise<readonly School[]>
  /** What everybody may know of the schools: 1 query per MB, none while it is at most 60 s old. */
  listPublic(key: RegionYearKey): Promise<readonly PublicSchool[]>
  /** The school and the region's year in one read (the year's part not at all while it is warm). */
  getWithYear(key: RegionYearKey, schoolId: SchoolId): Promise<{ readonly school: School; readonly head: YearHead } | undefined>
  /** The same for several schools, at most 90, in one read; in their order, nothing for one that is not there. */
  getAllWithYears(placements: readonly Placement[]): Promise<readonly ({ readonly school: School; readonly head: YearHead } | undefined)[]>
  /** Writes what an import changes, in whole rows, at most 100 actions a call; unchanged rows cost nothing. */
  saveImport(key: RegionYearKey, changes: { readonly added: readonly School[]; readonly changed: readonly School[] }, trace: Trace): Promise<void>
  create(key: RegionYearKey, school: School, trace: Trace): Promise<void>
  /**
   * Writes schools of a year that is not open yet, in whole rows, at most 100 actions a call; nobody sees them until it is. What is there
   * is replaced. Refuses `already-exists` once the year is open.
   */
  prepare(key: RegionYearKey, schools: readonly School[], trace: Trace): Promise<void>
  /** Writes the facts of a school; its contacts and ticks stay as they are. Refuses `changed-meanwhile`. */
  save(key: RegionYearKey, school: School, expectedVersion: number, trace: Trace): Promise<void>
  saveContacts(
    key: RegionYearKey,
    schoolId: SchoolId,
    contacts: readonly Contact[],
    expectedVersion: number,
    confirmedAt: Instant | undefined,
    trace: Trace | LinkTrace,
    /** Goes into the outbox in the same write. */
    mail?: Notification,
  ): Promise<void>
  /** Replaces the contacts of many schools, in whole lists, at most 100 actions a call. */
  saveContactsImport(key: RegionYearKey, lists: readonly ContactList[], trace: Trace): Promise<void>
  /** Writes ticks of many schools, all of one school or none, at most 100 actions a call. Refuses `changed-meanwhile`. */
  saveTicksImport(key: RegionYearKey, lists: readonly TickList[], trace: Trace): Promise<void>
  saveTick(key: RegionYearKey, schoolId: SchoolId, milestoneId: string, tick: Tick, expectedVersion: number, trace: Trace | LinkTrace): Promise<void>
  /** Another address for the feed of a school, when it was renewed `expected` times so far. Refuses `changed-meanwhile`. */
  renewFeed(key: RegionYearKey, schoolId: SchoolId, expected: number, trace: Trace): Promise<void>
  /** Leaves only the trace of an act that changes nothing, such as giving out a link. */
  note(key: RegionYearKey, trace: Trace | LinkTrace): Promise<void>
  /** In which years of which regions a school takes part. */
  placements(schoolIdOrBrin: string): Promise<readonly Placement[]>
}

export interface ContactList {
  readonly schoolId: SchoolId
  readonly contacts: readonly Contact[]
  readonly expectedVersion: number
}

/** What the clock keeps of one region's year. */
export interface ClockRow extends RegionYearKey {
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
}

export type MailResult =
  | { readonly kind: 'taken'; readonly messageId: string }
  /** Never to be tried again: the address is no address, or the account may not write to it. */
  | { readonly kind: 'refused'; readonly failure: 'address-refused' | 'mail-service-refused' }
  | { readonly kind: 'not-now' }

export interface Mailer {
  send(mail: Mail): Promise<MailResult>
}

/** Accounts at the sign-in service. */
export interface Accounts {
  /** The `sub` of the account with this address, made when there is none. */
  ensure(email: string): Promise<string>
}

/** Signs and reads links that open something without an account. */
export interface Links {
  sign(link: Link): Promise<string>
  /** What a token of ours says; nothing for any other text, without a read. */
  read(token: string): Promise<Link | undefined>
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
  /** The page of each school that opens from this mail without signing in; where one is missing the letter links to the app. */
  readonly pages?: Readonly<Record<SchoolId, string>>
  /** The published calendar: its steps go into an agenda with the sequence that the feed gives them. */
  readonly calendar?: { readonly number: number; readonly lastChanged?: Readonly<Record<string, number>> }
}

/** Everything a use case may ask for; each takes what it needs. */
export interface Ports {
  readonly clock: Clock
  readonly members: Members
  readonly regions: Regions
  readonly repeatKeys: RepeatKeys
  readonly years: Years
  readonly schools: Schools
  readonly clockRows: ClockRows
  readonly outbox: Outbox
  readonly queue: Queue
  readonly mailer: Mailer
  readonly letters: Letters
  readonly accounts: Accounts
  readonly links: Links
  /** A long, even, one-way name for a text: 40 hexadecimal characters. */
  readonly fingerprint: (text: string) => string
}

/** What the API asks for: it decides and sends no mail itself. */
export type ApiPorts = Omit<Ports, 'queue' | 'mailer' | 'clockRows'> & {
  readonly appUrl: string
}
