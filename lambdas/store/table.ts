// The one table: every key, the one index, and every access pattern. Plain data: the stacks, the laptop and `docs/table.md` read it too.

export const tableKeys = { partition: 'pk', sort: 'sk' } as const

/** Rows that DynamoDB may remove after this moment (seconds since 1970), some days late: audit events and used repeat keys. */
export const expiryAttribute = 'expiresAt'

/** The sparse index of notifications that still wait: a row is in it only while it carries these attributes. */
export const unsentIndex = { name: 'unsent', partition: 'unsent', sort: 'unsentSince', projection: 'KEYS_ONLY' } as const

const regionYear = (regionId: string, year: string) => `REGION#${regionId}#${year}`

/** Every key of the table. Each is built from what the request names and what the actor is bound to, without a look-up. */
export const keys = {
  regions: () => ({ pk: 'REGIONS' }),
  regionName: (regionId: string) => ({ pk: 'REGIONS', sk: `REGION#${regionId}` }),
  region: (regionId: string) => ({ pk: `REGION#${regionId}`, sk: 'REGION' }),
  head: (regionId: string, year: string) => ({ pk: regionYear(regionId, year), sk: 'HEAD' }),
  schools: (regionId: string, year: string) => ({ pk: regionYear(regionId, year), prefix: 'SCHOOL#' }),
  school: (regionId: string, year: string, schoolId: string) => ({ pk: regionYear(regionId, year), sk: `SCHOOL#${schoolId}` }),
  draft: (regionId: string, year: string) => ({ pk: `${regionYear(regionId, year)}#CALENDAR`, sk: 'DRAFT' }),
  versions: (regionId: string, year: string) => ({ pk: `${regionYear(regionId, year)}#CALENDAR`, prefix: 'V#' }),
  version: (regionId: string, year: string, number: number) => ({
    pk: `${regionYear(regionId, year)}#CALENDAR`,
    sk: `V#${String(number).padStart(4, '0')}`,
  }),
  messages: (regionId: string, year: string) => ({ pk: `${regionYear(regionId, year)}#MESSAGES`, prefix: 'M#' }),
  message: (regionId: string, year: string, id: string) => ({ pk: `${regionYear(regionId, year)}#MESSAGES`, sk: `M#${id}` }),
  /** All locations of a BRIN stand in one partition, so that a whole BRIN is one query too. */
  placements: (schoolIdOrBrin: string) => ({ pk: `BRIN#${schoolIdOrBrin.slice(0, 4)}`, prefix: `SCHOOL#${schoolIdOrBrin}` }),
  placement: (schoolId: string, regionId: string, year: string) => ({
    pk: `BRIN#${schoolId.slice(0, 4)}`,
    sk: `SCHOOL#${schoolId}#${regionId}#${year}`,
  }),
  memberships: (sub: string) => ({ pk: `USER#${sub}`, prefix: 'MEMBER#' }),
  membership: (sub: string, key: string) => ({ pk: `USER#${sub}`, sk: `MEMBER#${key}` }),
  notifications: (regionId: string, year: string) => ({ pk: `OUTBOX#${regionId}`, prefix: `${year}-` }),
  notification: (regionId: string, id: string) => ({ pk: `OUTBOX#${regionId}`, sk: id }),
  unsent: (regionId: string) => `unsent#${regionId}`,
  clockRows: () => ({ pk: 'CLOCK' }),
  clockRow: (regionId: string, year: string) => ({ pk: 'CLOCK', sk: `REGION#${regionId}#${year}` }),
  audit: (regionId: string, at: string, id: string) => ({ pk: `AUDIT#${regionId}`, sk: `${at}#${id}` }),
  repeat: (id: string) => ({ pk: `REPEAT#${id}`, sk: 'REPEAT' }),
} as const

export interface AccessPattern {
  readonly name: string
  readonly who: string
  readonly key: string
  readonly cost: string
}

/** What is asked of the table, by whom, and what it costs. `docs/table.md` is made from this list. */
export const accessPatterns: readonly AccessPattern[] = [
  { name: 'The memberships of a person', who: 'every request (cached 60 s)', key: 'USER#sub, begins with MEMBER#', cost: '1 query' },
  { name: 'All regions', who: 'operator', key: 'REGIONS', cost: '1 query' },
  { name: 'A region', who: 'coordinator', key: 'REGION#r / REGION', cost: '1 read' },
  { name: "A region's year with its published calendar", who: 'every request about a year (cached 60 s)', key: 'REGION#r#Y / HEAD', cost: '1 read' },
  { name: 'The schools of a year', who: 'coordinator, import, clock', key: 'REGION#r#Y, begins with SCHOOL#', cost: '1 query per MB' },
  { name: 'A school with its contacts and ticks, beside the head of its year', who: 'the school', key: 'REGION#r#Y / SCHOOL#id and HEAD', cost: '1 batch read' },
  { name: 'The schools of a calendar feed, or one school in all its regions, beside the heads of their years', who: 'calendar programs, a school in two regions', key: 'REGION#r#Y / SCHOOL#id and HEAD', cost: '1 batch read of at most 100 rows' },
  { name: 'The draft calendar', who: 'coordinator', key: 'REGION#r#Y#CALENDAR / DRAFT', cost: '1 read' },
  { name: 'The published versions', who: 'coordinator, clock', key: 'REGION#r#Y#CALENDAR / V#0003', cost: '1 query; 1 read for one' },
  { name: 'What a plan of mails starts from: head, draft and what was decided', who: 'coordinator', key: 'REGION#r#Y / HEAD, REGION#r#Y#CALENDAR / DRAFT, CLOCK / REGION#r#Y', cost: '1 batch read' },
  { name: 'What the region wrote since the last message that went out', who: 'clock, only after the region wrote one', key: 'REGION#r#Y#MESSAGES, begins with M#', cost: '1 query' },
  { name: 'Where a school, or a whole BRIN, takes part', who: 'sign-in of a school, its merged calendar', key: 'BRIN#b, begins with SCHOOL#', cost: '1 query' },
  { name: 'The notifications of a year, newest first', who: 'coordinator, a school its own', key: 'OUTBOX#r, begins with Y-', cost: '1 query per page' },
  { name: 'What still waits to be sent', who: 'clock', key: 'index unsent: unsent#r', cost: '1 query' },
  { name: 'What is due now', who: 'clock, every minute', key: 'CLOCK', cost: '1 strongly consistent query' },
  { name: 'What a repeated request made before', who: 'creating requests', key: 'REPEAT#hash / REPEAT', cost: '1 read, only on a clash' },
]
