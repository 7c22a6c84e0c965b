// A school: one BRIN plus location (vestiging), primary or secondary, as it takes part in a region's year.
import type { Contact } from './contact.ts'
import type { Instant } from './moment.ts'
import type { FactName } from './qualification.ts'
import { Refusal } from './refusal.ts'
import type { SchoolProgress } from './school-progress.ts'
import type { Tick } from './tick.ts'

/** The sectors of the Dutch registers: sbo and so are primary schools, vso is a secondary school. */
export const sectors = ['po', 'sbo', 'so', 'vo', 'vso'] as const
export type Sector = (typeof sectors)[number]

/** The side of the transfer that a school stands on. */
export type Side = 'po' | 'vo'

export function sideOf(sector: Sector): Side {
  return sector === 'vo' || sector === 'vso' ? 'vo' : 'po'
}

/** The 6-character vestigingscode: four of the BRIN (two digits, two letters), two digits of the location. */
export type SchoolId = string

export function isSchoolId(text: string): boolean {
  return /^\d{2}[A-Z]{2}\d{2}$/.test(text)
}

/** What the register says of a school; blank where the register leaves a space. */
export interface RegisterEntry {
  readonly schoolId: SchoolId
  readonly sector: Sector
  readonly name: string
  readonly boardId: string
  readonly street: string
  readonly houseNumber: string
  readonly postcode: string
  readonly place: string
  readonly municipality: string
  readonly denomination: string
  readonly phone: string
  readonly website: string
  readonly structure: string
  readonly holidayRegion: string
}

/** A guest takes part this year only. */
export type Membership = 'member' | 'guest'

/** What became of a school during the year, by the coordinator's word: under another code, in another school, or nothing. */
export const mutationKinds = ['renumbered', 'merged', 'closed'] as const
export type MutationKind = (typeof mutationKinds)[number]

/** A school that takes no part any more: its row stays, and so does what lies under its code. */
export interface Successor {
  readonly how: MutationKind
  /** Who goes on with its pupils; absent where it closed. */
  readonly schoolId?: SchoolId
  readonly at: Instant
  /** What went along to the successor, so that it can be taken back. */
  readonly brought?: Brought
}

export interface Brought {
  readonly contactIds: readonly string[]
  readonly ticks: boolean
  readonly facts: readonly FactName[]
  readonly pupilSystem: boolean
}

export interface School extends RegisterEntry {
  readonly membership: Membership
  readonly pupilSystem: string
  /** Where the entry came from: a register file, or typed by hand. */
  readonly source: 'register' | 'hand'
  readonly contacts: readonly Contact[]
  readonly contactsConfirmedAt?: Instant
  /** What the school said of its steps, by milestone id. */
  readonly ticks: Readonly<Record<string, Tick>>
  readonly version: number
  readonly contactsVersion: number
  /** How often the address of the calendar feed was renewed; absent where it never was. */
  readonly feedRenewed?: number
  /** It takes no part any more; absent for a school that does. */
  readonly successor?: Successor
  /** The schools that it goes on with, by the coordinator's word; absent where there are none. */
  readonly succeeds?: readonly SchoolId[]
  /** How far its dossiers are, where whoever reads the school asked for that too. */
  readonly progress?: SchoolProgress
}

/** Whether a school takes part: one that went on in another, or closed, is only there to be read. */
export const takesPart = ({ successor }: Pick<School, 'successor'>): boolean => successor === undefined

/** What lies under the code of a school that left goes on; nothing new comes there. Refuses `school-has-left`. */
export function refuseNews(school: Pick<School, 'successor'>): void {
  if (!takesPart(school)) throw new Refusal('school-has-left')
}
