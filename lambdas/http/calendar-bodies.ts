// Calendars as they go over the wire: a published version, what changed, and whom it touches.
import type { MilestoneChange, PublishedCalendar } from '../domain/calendar.ts'
import { toIso } from '../domain/moment.ts'
import type { Touched } from '../domain/publishing.ts'

export const changeBody = (change: MilestoneChange) => ({
  change: change.kind,
  milestone: change.milestone,
  ...(change.kind === 'moved' && { before: change.before }),
})

export const publishedBody = ({ number, publishedAt, reason, milestones, accepted }: PublishedCalendar) => ({
  number,
  publishedAt: toIso(publishedAt),
  ...(reason && { reason }),
  milestones,
  ...(accepted && { accepted: accepted.map((one) => ({ ...one, at: toIso(one.at) })) }),
})

export const touchedBody = ({ schools, persons, withoutContact, done }: Touched) => ({
  schools: schools.length,
  persons,
  withoutContact: withoutContact.map(({ schoolId, name }) => ({ schoolId, name })),
  done,
})
