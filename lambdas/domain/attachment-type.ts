// An attachment type: what a region agreed that may travel beside the OSO dossier, for which pupils, by which way and within which limits.
import type { LocalDate } from './local-date.ts'
import type { PupilRoute } from './milestone.ts'
import type { Instant } from './moment.ts'

/** For which pupils. A route follows from the dossier; the last five are what the school says of one pupil ("van toepassing"). */
export const requiredWhens = ['all', 'pro', 'lwoo', 'vso', 'dyslexia', 'support', 'opp', 'guest', 'optional'] as const
export type RequiredWhen = (typeof requiredWhens)[number]

/**
 * The five headings of an onderwijskundig rapport (Besluit uitwisseling leer- en begeleidingsgegevens: no other data than these). Every
 * attachment falls under one of them.
 */
export const headings = ['administrative', 'education-results', 'social-emotional', 'support', 'absence'] as const
export type Heading = (typeof headings)[number]

/** What stands under these headings is about support, health or behaviour: that is sensitive, always. */
const sensitiveHeadings: ReadonlySet<Heading> = new Set(['social-emotional', 'support'])

export const isAlwaysSensitive = (heading: Heading): boolean => sensitiveHeadings.has(heading)

/** `oso`: it goes along with the OSO dossier and the school ticks it. `here`: the file is uploaded and fetched here. */
export const carriers = ['oso', 'here'] as const
export type Carrier = (typeof carriers)[number]

/** Why a file does not go by OSO: no working OSO on one side, the VO system cannot read attachments, or it comes after fetching. */
export const hereReasons = ['no-working-oso', 'vo-cannot-read', 'comes-after-fetching'] as const
export type HereReason = (typeof hereReasons)[number]

export const fileFormats = ['pdf', 'jpg', 'png', 'docx'] as const
export type FileFormat = (typeof fileFormats)[number]

/** A megabyte of a type's limit, in bytes. */
export const megabyte = 1_000_000
export const mostMegabytes = 10
/** How many types a region may have in a year. */
export const mostTypes = 30

/** An empty form that schools fill in. */
export interface Template {
  readonly fileName: string
  readonly contentType: string
  /** In bytes. */
  readonly size: number
  readonly uploadedAt: Instant
}

export interface AttachmentType {
  readonly typeId: string
  readonly name: string
  /** What schools and parents read about it. */
  readonly explanation: string
  readonly requiredWhen: RequiredWhen
  readonly heading: Heading
  /** Why the OSO dossier does not carry this already: what it does carry is not asked for twice. */
  readonly whyNotInOso: string
  readonly carrier: Carrier
  readonly hereReason?: HereReason
  /** What may be in it and what not, in words: "alleen relatief verzuim in het jaar vóór het rapport". */
  readonly limits: string
  readonly formats: readonly FileFormat[]
  readonly maxMb: number
  /** Only people with the right to sensitive types see these files. */
  readonly sensitive: boolean
  readonly template?: Template
  /** Who decided that this type is asked for. */
  readonly decidedBy?: string
  /** For a type of the region's own: which privacy officer looked at it, and when. */
  readonly ownType?: { readonly privacyOfficer: string; readonly decidedOn: LocalDate }
}

/** The types of one region's year, as one list. */
export interface AttachmentTypes {
  readonly types: readonly AttachmentType[]
  /** 0 while the region has written none. */
  readonly version: number
  /** The first set-ready of the year: from then on the types stay as they are. */
  readonly lockedAt?: Instant
}

export const noTypes: AttachmentTypes = { types: [], version: 0 }

/** An id that may also be the name of a field: one that every object has already would find what nobody put there. */
export const isTypeId = (text: string): boolean => /^[a-z][a-z0-9-]{0,39}$/.test(text) && !(text in {})

/** Whether the types may no longer change. */
export const areLocked = ({ lockedAt }: AttachmentTypes): boolean => lockedAt !== undefined

export const typeOf = ({ types }: AttachmentTypes, typeId: string): AttachmentType | undefined => types.find((type) => type.typeId === typeId)

/** Whether a type goes with a pupil: by the pupil's routes, or because the school says so of this one pupil. */
export type Applies = 'always' | 'never' | 'school-says'

const routesOf: Readonly<Partial<Record<RequiredWhen, PupilRoute>>> = { pro: 'pro', lwoo: 'lwoo', vso: 'vso' }

/**
 * How it is known whether a type goes with a pupil. That a pupil has dyslexia or support is never stored as such: the school only says
 * that a type applies.
 */
export function appliesWhen({ requiredWhen }: Pick<AttachmentType, 'requiredWhen'>, routes: readonly PupilRoute[]): Applies {
  if (requiredWhen === 'all') return 'always'
  const route = routesOf[requiredWhen]
  if (route === undefined) return 'school-says'
  return routes.includes(route) ? 'always' : 'never'
}

/** Whether a type goes with a pupil: what the school said of this pupil by type (`said`) comes first; where it said nothing, the routes tell. */
export function appliesTo(type: Pick<AttachmentType, 'typeId' | 'requiredWhen'>, routes: readonly PupilRoute[], said: Readonly<Record<string, boolean>>): boolean {
  return said[type.typeId] ?? appliesWhen(type, routes) === 'always'
}
