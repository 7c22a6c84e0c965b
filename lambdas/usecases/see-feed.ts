// What a calendar feed holds: all steps of its schools, in every region and year that it follows.
import { type CalendarEvent, eventOfStep } from '../domain/calendar-events.ts'
import { type FeedLink, followedBy } from '../domain/link.ts'
import type { Instant } from '../domain/moment.ts'
import { stepFacts, type StepFacts } from '../domain/notification.ts'
import { notFound } from '../domain/refusal.ts'
import type { School } from '../domain/school.ts'
import { isStepOf } from '../domain/school-steps.ts'
import type { Ports } from '../ports/ports.ts'
import type { YearHead } from '../ports/regions.ts'

export interface FeedEvent {
  readonly event: CalendarEvent
  readonly step: StepFacts
  readonly head: YearHead
  /** The schools of the feed that the step is for. */
  readonly schools: readonly School[]
}

export interface FeedSeen {
  /** In the order in which the feed names them. */
  readonly heads: readonly YearHead[]
  /** How many schools it follows. */
  readonly schools: number
  readonly events: readonly FeedEvent[]
  /** When the newest of the calendars was published. */
  readonly stamp: Instant
}

interface Followed {
  readonly school: School
  readonly head: YearHead
}

/** The events of one region's year: a step once, for all schools that have it; cancelled only when none of them has it any more. */
function eventsOfYear(together: readonly Followed[]): readonly FeedEvent[] {
  const { head } = together[0]!
  const { calendar, settings, regionId, year } = head
  if (!calendar) return []
  const eventsOf = (milestones: typeof calendar.milestones, cancelled: boolean) =>
    milestones.flatMap((milestone): readonly FeedEvent[] => {
      const schools = together.map(({ school }) => school).filter((school) => isStepOf(school, milestone, settings))
      if (schools.length === 0) return []
      const step = stepFacts(milestone)
      return [{ event: eventOfStep(step, { regionId, year, lastChanged: calendar.lastChanged, cancelled }), step, head, schools }]
    })
  const there = eventsOf(calendar.milestones, false)
  const uids = new Set(there.map(({ event }) => event.uid))
  return [...there, ...eventsOf(calendar.removed ?? [], true).filter(({ event }) => !uids.has(event.uid))]
}

const placeInList = ({ step, event }: FeedEvent) => `${step.from ?? step.on} ${step.at ?? ''} ${event.uid}`

function feedSeen(link: FeedLink, found: readonly (Followed | undefined)[]): FeedSeen {
  const follows = followedBy(link, found.map((each) => each?.school))
  const followed = found.filter((each, i): each is Followed => each !== undefined && follows[i] === true)
  if (followed.length === 0) throw notFound()
  const years = [...Map.groupBy(followed, ({ head }) => `${head.regionId}#${head.year}`).values()]
  const heads = years.map(([first]) => first!.head)
  // In two regions most steps stand twice, each on its own date: the title says whose it is.
  const isOfMore = new Set(heads.map(({ regionId }) => regionId)).size > 1
  const named = (seen: FeedEvent): FeedEvent => (isOfMore ? { ...seen, event: { ...seen.event, title: `${seen.event.title} (${seen.head.region.name})` } } : seen)
  return {
    heads,
    schools: new Set(followed.map(({ school }) => school.schoolId)).size,
    events: years.flatMap(eventsOfYear).map(named).sort((a, b) => (placeInList(a) < placeInList(b) ? -1 : 1)),
    stamp: Math.max(...heads.map((head) => head.calendar?.publishedAt ?? 0)) as Instant,
  }
}

/**
 * Reads the schools of a feed at once, and the heads of their years where they are not remembered; a name that is no feed costs no read.
 * All that is wrong with a name reads as a feed that never was.
 */
export function seeFeed({ links, schools }: Pick<Ports, 'links' | 'schools'>) {
  return async (fileName: string): Promise<FeedSeen> => {
    const token = /^([\w.-]+)\.ics$/.exec(fileName)?.[1]
    const link = token === undefined ? undefined : await links.read(token)
    if (link?.kind !== 'feed') throw notFound()
    return feedSeen(link, await schools.getAllWithYears(link.schools))
  }
}
