// The few interfaces that the use cases ask for; `wiring.ts` says which classes answer them.
import type { Membership, Succeeding } from './domain/actor.ts'
import type { PublicSchool } from './domain/agreements.ts'
import type { AttachmentTypes } from './domain/attachment-type.ts'
import type { TemplateFile } from './domain/attachment-type-template.ts'
import type { AuditEvent } from './domain/audit.ts'
import type { DraftCalendar, PublishedCalendar } from './domain/calendar.ts'
import type { ChoreRow, RemainsPart, SchoolRemains, Sweep } from './domain/chores.ts'
import type { Closing } from './domain/closing.ts'
import type { Contact } from './domain/contact.ts'
import type { KeptDelivery } from './domain/delivery.ts'
import type { Dossier } from './domain/dossier.ts'
import type { DossierId } from './domain/dossier-id.ts'
import type { Checked, DeclaredFile, ScanResult } from './domain/file-check.ts'
import type { LocalDate } from './domain/local-date.ts'
import type { MailFate } from './domain/mail-fate.ts'
import type { Milestone } from './domain/milestone.ts'
import type { Link } from './domain/link.ts'
import type { Instant } from './domain/moment.ts'
import type { Notification } from './domain/notification.ts'
import type { Pair } from './domain/pairs.ts'
import type { Decided } from './domain/decided.ts'
import type { TickList } from './domain/progress-import.ts'
import type { ListedChange } from './domain/qualification-import.ts'
import type { Facts } from './domain/qualification.ts'
import type { SchoolProgress } from './domain/school-progress.ts'
import type { Region, RegionYear, YearSettings } from './domain/region.ts'
import type { RegionMessage } from './domain/region-message.ts'
import type { School, SchoolId } from './domain/school.ts'
import type { SchoolYear } from './domain/school-year.ts'
import type { FactChange } from './domain/stating-facts.ts'
import type { Tick } from './domain/tick.ts'

export type Clock = () => Instant

/** What stands in every write of a command: the membership it leans on, and by which right for a school that left (both checked again), and the trace it leaves. */
export interface Trace {
  readonly sub: string
  readonly membership: Membership
  readonly succession?: Succeeding
  readonly event: AuditEvent
  /** The event was written with an earlier part of the same act. */
  readonly isWritten?: true
}

/** The trace of whoever acts by a link: no membership stands behind it, so the write leans on the school's contacts being those of then. */
export interface LinkTrace {
  readonly contactsVersion: number
  readonly event: AuditEvent
}

/** The trace of a door that works by itself: nobody asked, so no membership stands behind it. */
export interface DoorTrace {
  readonly event: AuditEvent
  readonly isWritten?: true
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

export interface Schools extends SchoolMoves {
  /** The schools that take part. */
  list(key: RegionYearKey): Promise<readonly School[]>
  /** With those that went on in another, or closed. */
  listAll(key: RegionYearKey): Promise<readonly School[]>
  /** What everybody may know of the schools: 1 query per MB, none while it is at most 60 s old. */
  listPublic(key: RegionYearKey): Promise<readonly PublicSchool[]>
  /** The school with its progress, and the region's year, in one read (the year's part not at all while it is warm); one more for a school that goes on with others: with their numbers. */
  getWithYear(key: RegionYearKey, schoolId: SchoolId): Promise<{ readonly school: School; readonly head: YearHead } | undefined>
  /** The same for several schools, 1 read for each 45; in their order, nothing for one that is not there. */
  getAllWithYears(placements: readonly Placement[]): Promise<readonly ({ readonly school: School; readonly head: YearHead } | undefined)[]>
  /** Writes what an import changes, in whole rows, at most 100 actions a call; unchanged rows cost nothing. */
  saveImport(key: RegionYearKey, changes: { readonly added: readonly School[]; readonly changed: readonly SchoolChange[] }, trace: Trace): Promise<void>
  create(key: RegionYearKey, school: School, trace: Trace): Promise<void>
  /**
   * Writes schools of a year that is not open yet, in whole rows, at most 100 actions a call; nobody sees them until it is. What is there
   * is replaced. Refuses `already-exists` once the year is open.
   */
  prepare(key: RegionYearKey, schools: readonly School[], trace: Trace): Promise<void>
  /** Writes what the register knows of a school; its contacts and ticks stay as they are. Refuses `changed-meanwhile`. */
  save(key: RegionYearKey, change: SchoolChange, expectedVersion: number, trace: Trace): Promise<void>
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
  /** The same of all schools of a board: 1 query. */
  placementsOfBoard(boardId: string): Promise<readonly Placement[]>
}

/** Schools that go on in another, or close, during a year. */
export interface SchoolMoves {
  /**
   * The school leaves, and what goes along stands at its successor; or it comes back, and what it brought is gone there again. One
   * transaction, both on the versions that were read, with the mails that tell of it; its rows stay. Refuses `changed-meanwhile`.
   */
  move(key: RegionYearKey, move: SchoolMove, trace: Trace, mails?: readonly Notification[]): Promise<void>
  /** Where a school, or a BRIN, goes on with others: 1 query, none while it is at most 60 s old. */
  successions(schoolIdOrBrin: string): Promise<readonly Succession[]>
}

/** A school that leaves, or comes back, and the other in which it goes on; absent where it closed. */
export interface SchoolMove {
  readonly from: SchoolChange
  readonly to?: SchoolChange
  /** What it changes in the facts of the other. */
  readonly change?: FactChange
}

export interface Succession extends Placement {
  readonly succeeds: readonly SchoolId[]
}

/** A school as it was read, with its progress, and as it becomes. */
export interface SchoolChange {
  readonly before: School
  readonly after: School
}

/** What a statement changes in one school: its facts, and its pupil system where that became another. */
export interface FactsWrite extends SchoolChange {
  readonly key: RegionYearKey
  readonly change: FactChange
}

/** Whether schools can exchange by OSO: the facts stand in their progress, what was said of them beside it. */
export interface Qualifications {
  /**
   * Writes facts of schools, in whatever regions, each on the version that was read, with their history; what a board keeps of its statement
   * goes with the first part. At most 100 actions a call. Refuses `changed-meanwhile`. The audit event stands under `regionId`.
   */
  save(writes: readonly FactsWrite[], trace: Trace | LinkTrace, regionId: string, board?: { readonly facts: BoardFacts; readonly expectedVersion: number }): Promise<void>
  /** What a list changes in one region: an action a school, and one for what is kept of it. */
  saveImport(key: RegionYearKey, writes: readonly ListedChange[], trace: Trace): Promise<void>
  /** What was stated of a school, newest first: 2 queries. */
  history(key: RegionYearKey, schoolId: SchoolId): Promise<readonly FactChange[]>
}

export interface Pairs {
  /** All pairs of a region's year: 1 query. */
  list(key: RegionYearKey): Promise<readonly Pair[]>
  /** What a school expects, of the other schools that are named; 0 takes a number away. At most 100 actions a call. */
  expect(key: RegionYearKey, school: Pick<School, 'schoolId' | 'sector'>, counts: readonly { readonly schoolId: SchoolId; readonly count: number }[], trace: Trace): Promise<void>
}

export interface ContactList {
  readonly schoolId: SchoolId
  readonly contacts: readonly Contact[]
  readonly expectedVersion: number
}

/** The attachment types of a region's year, as one list, and the templates that schools fill in. */
export interface AttachmentTypeLists {
  /** 1 read, none while it is at most 60 s old. Locked ones never change again; for whoever locks them there is `getFresh`. */
  get(key: RegionYearKey): Promise<AttachmentTypes>
  getFresh(key: RegionYearKey): Promise<AttachmentTypes>
  /**
   * The whole list and what it changes in the templates: one transaction. Refuses `types-locked` once a school has set ready, and
   * `changed-meanwhile`.
   */
  save(key: RegionYearKey, types: AttachmentTypes, expectedVersion: number, trace: Trace, templates?: TemplateChanges): Promise<void>
  template(key: RegionYearKey, typeId: string): Promise<TemplateFile | undefined>
}

export interface TemplateChanges {
  readonly put?: { readonly typeId: string; readonly file: TemplateFile }
  /** The types whose template goes. */
  readonly drop?: readonly string[]
}

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

/** A school's dossiers of a year, or what a VO school may come to know, with every fetch: 1 query per MB. */
export interface FetchRecord {
  readonly fetchId: string
  readonly at: Instant
  readonly voSchoolId: SchoolId
  /** What was fetched: of each dossier one version, and whether its sensitive files came along. */
  readonly dossiers: readonly { readonly dossierId: DossierId; readonly version: number; readonly files: number }[]
}

export interface DossierChange {
  /** Absent for one that is new. */
  readonly before?: Dossier
  readonly after: Dossier
}

/** What else stands in the transaction of a changed dossier. */
export interface AlsoWritten {
  readonly mails?: readonly Notification[]
  /** The mails about the dossiers of one part: they stand in its own transaction, so that a crash after it loses none. */
  readonly mailsOf?: (part: readonly Dossier[]) => readonly Notification[]
  /** Of the one dossier that is written: how often it had been fetched. A fetch since then is `changed-meanwhile`. */
  readonly timesFetched?: number
  /** Keyed hashes of codes that come to life, with their dossier, and of codes that die. */
  readonly codes?: { readonly put?: readonly { readonly hash: string; readonly dossierId: DossierId }[]; readonly drop?: readonly string[] }
  /** The first set-ready of a year locks the attachment types, on the list by which it was judged. */
  readonly lockTypes?: { readonly version: number }
  readonly repeat?: RepeatKey
  /** Lets the clock look at the region again. */
  readonly wakeClock?: boolean
}

/** Dossiers, with the deliveries that follow from them: one transaction writes both. */
export interface Dossiers {
  list(schoolId: SchoolId, year: SchoolYear): Promise<{ readonly dossiers: readonly Dossier[]; readonly fetched: readonly FetchRecord[] }>
  /** What was fetched of a PO school's dossiers, alone: 1 query. */
  fetches(schoolId: SchoolId, year: SchoolYear): Promise<readonly FetchRecord[]>
  /** How often a dossier was fetched, by whichever VO school: 1 read. */
  timesFetched(dossier: Pick<Dossier, 'schoolId' | 'year' | 'number' | 'regionId'>): Promise<number>
  /** Read now. Nothing for an id that is not there. */
  get(dossierId: DossierId): Promise<Dossier | undefined>
  /** In the order of the ids. */
  getAll(dossierIds: readonly DossierId[]): Promise<readonly (Dossier | undefined)[]>
  /**
   * Writes dossiers of one school with every delivery that changed and the school's progress, on the versions that were read: in parts of
   * at most 100 actions, a dossier never in two. The repeat key and the mails about all go with the last part: they say that all was done.
   * Refuses `changed-meanwhile`; of a new one, of a code and of a repeat key that was used `already-exists`.
   */
  save(changes: readonly DossierChange[], trace: Trace | DoorTrace, also?: AlsoWritten): Promise<void>
  /** Takes away a dossier that was never ready, with its deliveries and its code. */
  remove(dossier: Dossier, codeHash: string | undefined, trace: Trace): Promise<void>
  /** The dossier that a code leads to, by the code's keyed hash. */
  ofCode(hash: string): Promise<DossierId | undefined>
  /** How many tries of a VO school in this hour are taken: by codes that do not exist, and by those that are being looked up. */
  wrongCodes(voSchoolId: SchoolId, now: Instant): Promise<number>
  /** Takes tries, or gives them back below 0. Answers how many are taken now, with those of others who are typing at the same time. */
  countWrongCodes(voSchoolId: SchoolId, count: number, now: Instant): Promise<number>
}

/** What a VO school may come to know. */
export interface Deliveries {
  list(voSchoolId: SchoolId, year: SchoolYear): Promise<{ readonly deliveries: readonly KeptDelivery[]; readonly fetched: readonly FetchRecord[] }>
  get(voSchoolId: SchoolId, dossierId: DossierId): Promise<KeptDelivery | undefined>
  /** The VO school's own number or name for a pupil; nobody else reads it. Refuses `not-found` where there is no delivery. */
  saveReference(voSchoolId: SchoolId, dossierId: DossierId, ownReference: string, trace: Trace, regionId: string): Promise<void>
  /**
   * Writes down a fetch before its links are given: for the VO school, and for each PO school its own part. Refuses `changed-meanwhile` when
   * one of the deliveries is no longer as it was read: recalled, ended, or ready in another version.
   */
  recordFetch(record: FetchRecord, year: SchoolYear, regionId: string, read: readonly KeptDelivery[], trace: Trace): Promise<void>
}

export interface BoardFacts {
  readonly boardId: string
  readonly processingAgreement?: { readonly state: 'yes' | 'no'; readonly on: LocalDate }
  /** The agreement with Kennisnet, once for all its schools. */
  readonly agreement?: { readonly state: 'yes' | 'no'; readonly on: LocalDate }
  /** The mandates that it gave, by the name of the pupil system. */
  readonly mandates?: Readonly<Record<string, { readonly state: 'yes' | 'no'; readonly on: LocalDate }>>
  readonly version: number
}

export interface Boards {
  /** In the order of the ids: 1 batch read, none for what is at most 60 s old. */
  facts(boardIds: readonly string[]): Promise<readonly BoardFacts[]>
  /** Read now: for whoever is about to change them. */
  factsNow(boardId: string): Promise<BoardFacts>
  save(facts: BoardFacts, expectedVersion: number, trace: Trace): Promise<void>
}

export interface Progress {
  /** How far the schools of a year are, read now: 1 query. */
  list(key: RegionYearKey): Promise<readonly SchoolProgress[]>
  /** The same at half the price; what was written in the last second may be missing. */
  overview(key: RegionYearKey): Promise<readonly SchoolProgress[]>
  /** The same under every code, also of schools that left: nothing is counted for the school that goes on. */
  everyone(key: RegionYearKey): Promise<readonly SchoolProgress[]>
  /** What is known of the connection of each school: 1 query at half the price, none while it is at most 60 s old. */
  facts(key: RegionYearKey): Promise<ReadonlyMap<SchoolId, Facts>>
  /** How far one school is: 1 read. */
  get(key: RegionYearKey, schoolId: SchoolId): Promise<SchoolProgress | undefined>
  /** Notes that a school took its own proof with it: closing the year asks for it. */
  markExported(key: RegionYearKey, schoolId: SchoolId, trace: Trace): Promise<void>
}

/** How many OSO dossiers were not found; of a VO school the other is a PO school, and the other way round. */
export interface OsoMissingCount {
  readonly schoolId: SchoolId
  readonly count: number
}

export interface OsoMissing {
  /** Replaces the numbers of the PO schools that are named, for both sides; 0 takes one away. At most 100 actions a call. */
  report(key: RegionYearKey, voSchoolId: SchoolId, counts: readonly OsoMissingCount[], trace: Trace): Promise<void>
  /** What was reported by a VO school, or of a PO school: 1 query. */
  by(key: RegionYearKey, schoolId: SchoolId): Promise<readonly OsoMissingCount[]>
}

/** Makes the parents' codes and their keyed hashes; nothing of a code is kept. */
export interface Codes {
  /** The code of a dossier, by how often it got one. */
  of(dossierId: DossierId, codeNumber: number): Promise<string>
  /** Under which a code is found. */
  hashOf(code: string): Promise<string>
}

/** Uploads in quarantine, and attachments that were checked. Nothing here knows whose they are: the key says it. */
export interface ObjectStore {
  /** Where a browser may post exactly this file, for 15 minutes. `sha256` in hexadecimals, `size` in bytes. */
  presignUpload(key: string, file: { readonly contentType: string; readonly size: number; readonly sha256: string }): Promise<{ readonly url: string; readonly fields: Readonly<Record<string, string>> }>
  /** A link to one version of one attachment, for at most 300 s. */
  presignDownload(object: { readonly key: string; readonly versionId: string }, as: { readonly fileName: string; readonly contentType: string }, seconds: number): Promise<string>
  readQuarantine(key: string, versionId?: string): Promise<Uint8Array | undefined>
  /** Copies from quarantine to the attachments; answers the version that was made, nothing when the upload is no longer there. */
  accept(key: string, contentType: string, versionId?: string): Promise<{ readonly versionId: string } | undefined>
  removeQuarantine(key: string): Promise<void>
  /** Removes every version of the attachments with these keys. */
  remove(keys: readonly string[]): Promise<void>
  /** Removes just these versions; one that is not there is no fault. */
  removeVersions(bucket: 'quarantine' | 'attachments', versions: readonly { readonly key: string; readonly versionId: string }[]): Promise<void>
  /** The keys with any version below a prefix, each once, in pages. */
  list(
    bucket: 'quarantine' | 'attachments',
    prefix: string,
    after?: string,
  ): Promise<{ readonly keys: readonly { readonly key: string; readonly versions: number; readonly versionIds: readonly string[]; readonly lastModified: Instant }[]; readonly next?: string }>
}

/** Says whether an upload may be kept. Throws only for a fault of its own: whatever a file does is an answer. */
export type CheckFile = (bytes: Uint8Array, declared: DeclaredFile, scan: ScanResult) => Promise<Checked>

/** What the slow work keeps of one region's year; each write is on the version that was read, so that two at once do no harm. */
export interface Chores {
  /** Every region's year, with what was done of it so far: 1 query, and 1 batch read per hundred regions. */
  all(): Promise<readonly ChoreRow[]>
  get(key: RegionYearKey): Promise<ChoreRow>
  /** From here on nothing of the year may be read, by the head's `closedAt`. Refuses `changed-meanwhile` for a year that was closed before. */
  beginClosing(key: RegionYearKey, closing: Closing, trace: Trace | DoorTrace): Promise<void>
  /** Writes how far a round of clearing away is; a round that removed something leaves its trace at its end. Refuses `changed-meanwhile`. */
  saveSweep(row: ChoreRow, next: { readonly sweptAt: Instant; readonly sweep?: Sweep }, trace?: DoorTrace): Promise<ChoreRow>
  /** Writes how far the closing is. Refuses `changed-meanwhile`. */
  saveClosing(row: ChoreRow, closing: Closing): Promise<ChoreRow>
  /** What lies in the partition of a school of this region: keys alone, and what must be known to remove and count them. */
  leftOf(key: RegionYearKey, schoolId: SchoolId): Promise<SchoolRemains>
  /** Removes rows of one school, with the codes that lead to them, and counts them: one transaction. Refuses `changed-meanwhile`. */
  destroy(row: ChoreRow, schoolId: SchoolId, part: RemainsPart, closing: Closing): Promise<ChoreRow>
  /** Removes the numbers of a school, of which nothing else is left, and leaves a trace. Refuses `changed-meanwhile`. */
  finishSchool(row: ChoreRow, schoolId: SchoolId, closing: Closing, trace: DoorTrace): Promise<ChoreRow>
  /** Writes the certificate. Refuses `changed-meanwhile`. */
  finishClosing(row: ChoreRow, closing: Closing, trace: DoorTrace): Promise<ChoreRow>
  /** What was destroyed, once all is. */
  certificate(key: RegionYearKey): Promise<Closing | undefined>
  /** When a closing next has something to do. */
  earliest(): Promise<Instant | undefined>
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

/** Everything a use case may ask for; each takes what it needs. */
export interface Ports {
  readonly clock: Clock
  readonly members: Members
  readonly regions: Regions
  readonly repeatKeys: RepeatKeys
  readonly years: Years
  readonly schools: Schools
  readonly attachmentTypes: AttachmentTypeLists
  readonly dossiers: Dossiers
  readonly deliveries: Deliveries
  readonly boards: Boards
  readonly progress: Progress
  readonly qualifications: Qualifications
  readonly pairs: Pairs
  readonly osoMissing: OsoMissing
  readonly objects: ObjectStore
  readonly checkFile: CheckFile
  readonly chores: Chores
  readonly codes: Codes
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
export type ApiPorts = Omit<Ports, 'queue' | 'mailer' | 'clockRows' | 'checkFile'> & {
  readonly appUrl: string
}
