// What the use cases ask for; `wiring.ts` says which classes answer them.
import type { Link } from '../domain/link.ts'
import type { Instant } from '../domain/moment.ts'
import type { Chores } from './closing.ts'
import type { Boards, OsoMissing, Pairs, Progress, Qualifications } from './connection.ts'
import type { Codes, Deliveries, Dossiers } from './dossiers.ts'
import type { CheckFile, ObjectStore } from './files.ts'
import type { ClockRows, Letters, Mailer, Outbox, Queue } from './mail.ts'
import type { AttachmentTypeLists, Members, Regions, Years } from './regions.ts'
import type { Schools } from './schools.ts'
import type { RepeatKeys } from './trace.ts'

export type Clock = () => Instant

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
