// The five agreements of a region about a year ("Afspraken in onze regio"), made out of what is published.
import type { AttachmentType, AttachmentTypes } from './attachment-type.ts'
import type { PublishedCalendar } from './calendar.ts'
import { type Helpline, helplinesOf } from './helplines.ts'
import { isNeeded, type Milestone, type MilestoneKind, pupilRoutes, rounds } from './milestone.ts'
import type { Instant } from './moment.ts'
import { type Facts, isConnected, labelOf } from './qualification.ts'
import type { RegionYear } from './region.ts'
import type { School } from './school.ts'

/** What everybody may know of a school: nobody to write to, nothing that it said of its steps. */
export type PublicSchool = Pick<School, 'schoolId' | 'name' | 'place' | 'sector' | 'pupilSystem'> & {
  /** It went on in another, or closed: it is known by name, and takes no part any more. */
  readonly hasLeft?: true
}

/** Whether a school can exchange by OSO, as everybody may know it. */
export type PublicOso = 'connected' | 'not-connected' | 'unknown' | 'not-participating'

/** What is missing, and whose it is, is between a school and its region; what is of before counts as not known. */
export function publicOsoOf(facts: Facts, now: Instant): PublicOso {
  const label = labelOf(facts, now)
  if (label === 'not-participating') return label
  return isConnected(label) ? 'connected' : label === 'unknown' || label === 'recheck' ? 'unknown' : 'not-connected'
}

/** What everybody may know of an attachment type; who looked at it for the region is the region's own. */
export type PublicType = Omit<AttachmentType, 'template' | 'ownType'>

interface AgreedDates {
  readonly applicationsOpen: readonly Milestone[]
  readonly applicationsClose: readonly Milestone[]
  readonly inspectionDone: readonly Milestone[]
  readonly setReady: readonly Milestone[]
  readonly release: readonly Milestone[]
  /** Other steps that are meant for everybody. */
  readonly public: readonly Milestone[]
}

export interface Agreements {
  readonly schools: readonly PublicSchool[]
  /** `none`: the region carries none here. `not-agreed-here-yet`: it has written no types. */
  readonly attachments: 'none' | 'not-agreed-here-yet' | 'agreed'
  readonly attachmentTypes: readonly PublicType[]
  readonly dates: AgreedDates
  readonly helplines: readonly Helpline[]
}

const kindsOf: Readonly<Record<Exclude<keyof AgreedDates, 'public'>, readonly MilestoneKind[]>> = {
  applicationsOpen: ['applications-open'],
  applicationsClose: ['applications-close'],
  inspectionDone: ['inspection-done'],
  setReady: ['oso-set-ready', 'set-ready'],
  release: ['release'],
}

const namedKinds: ReadonlySet<MilestoneKind> = new Set(Object.values(kindsOf).flat())

const byDay = (a: Milestone, b: Milestone) => (a.on < b.on ? -1 : a.on > b.on ? 1 : (a.at ?? '') < (b.at ?? '') ? -1 : 1)

/** By round, and in a round by route, as a region tells it. */
const byRoundAndRoute = (a: Milestone, b: Milestone) =>
  rounds.indexOf(a.round) - rounds.indexOf(b.round) || pupilRoutes.indexOf(a.route) - pupilRoutes.indexOf(b.route) || byDay(a, b)

/** The dates that a region agreed on, without the steps that its settings make needless. */
function agreedDates(milestones: readonly Milestone[], settings: RegionYear['settings']): AgreedDates {
  const needed = milestones.filter(({ kind }) => isNeeded(kind, settings))
  const of = (name: keyof typeof kindsOf) => needed.filter(({ kind }) => kindsOf[name].includes(kind)).sort(byRoundAndRoute)
  return {
    applicationsOpen: of('applicationsOpen'),
    applicationsClose: of('applicationsClose'),
    inspectionDone: of('inspectionDone'),
    setReady: of('setReady'),
    release: of('release'),
    public: needed.filter(({ kind, audience }) => audience.includes('public') && !namedKinds.has(kind)).sort(byDay),
  }
}

const publicType = ({ template: _template, ownType: _ownType, ...type }: AttachmentType): PublicType => type

/**
 * The agreements of a published year: which schools exchange, which attachments, when applications close and parents have inspected, when
 * dossiers are set ready and can be fetched, and where to go with questions (Kennisnet, "Aan de slag met OSO": make agreements about these).
 */
export function agreementsOf(head: RegionYear, calendar: PublishedCalendar, schools: readonly PublicSchool[], types: AttachmentTypes['types'] = []): Agreements {
  const { settings, region } = head
  const asked = settings.dossiers === 'none' ? [] : types.map(publicType)
  return {
    schools: [...schools].sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.schoolId < b.schoolId ? -1 : 1)),
    attachments: settings.dossiers === 'none' ? 'none' : asked.length > 0 ? 'agreed' : 'not-agreed-here-yet',
    attachmentTypes: asked,
    dates: agreedDates(calendar.milestones, settings),
    helplines: helplinesOf(region.contactPoint, settings.usesOso, schools.map(({ pupilSystem }) => pupilSystem)),
  }
}
