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
  attachmentTypes: (regionId: string, year: string) => ({ pk: regionYear(regionId, year), sk: 'TYPES' }),
  template: (regionId: string, year: string, typeId: string) => ({ pk: regionYear(regionId, year), sk: `TEMPLATE#${typeId}` }),
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
  /** The schools of a board, in every region and year. */
  boardSchools: (boardId: string) => ({ pk: `BOARD#${boardId}`, prefix: 'SCHOOL#' }),
  boardSchool: (boardId: string, schoolId: string, regionId: string, year: string) => ({ pk: `BOARD#${boardId}`, sk: `SCHOOL#${schoolId}#${regionId}#${year}` }),
  memberships: (sub: string) => ({ pk: `USER#${sub}`, prefix: 'MEMBER#' }),
  membership: (sub: string, key: string) => ({ pk: `USER#${sub}`, sk: `MEMBER#${key}` }),
  notifications: (regionId: string, year: string) => ({ pk: `OUTBOX#${regionId}`, prefix: `${year}-` }),
  notification: (regionId: string, id: string) => ({ pk: `OUTBOX#${regionId}`, sk: id }),
  unsent: (regionId: string) => `unsent#${regionId}`,
  clockRows: () => ({ pk: 'CLOCK' }),
  clockRow: (regionId: string, year: string) => ({ pk: 'CLOCK', sk: `REGION#${regionId}#${year}` }),
  audit: (regionId: string, at: string, id: string) => ({ pk: `AUDIT#${regionId}`, sk: `${at}#${id}` }),
  /** A school's dossiers, and what was fetched of them; or what a VO school may come to know, and what it fetched. */
  transfers: (schoolId: string, year: string) => ({ pk: `SCHOOL#${schoolId}#${year}` }),
  dossier: (schoolId: string, year: string, number: string) => ({ pk: `SCHOOL#${schoolId}#${year}`, sk: `DOSSIER#${number}` }),
  delivery: (voSchoolId: string, year: string, schoolId: string, number: string) => ({ pk: `SCHOOL#${voSchoolId}#${year}`, sk: `DELIVERY#${schoolId}#${number}` }),
  fetched: (voSchoolId: string, year: string, at: string, id: string) => ({ pk: `SCHOOL#${voSchoolId}#${year}`, sk: `FETCHED#${at}#${id}` }),
  /** What a PO school may know of one fetch by one VO school: its own dossiers. */
  fetchedOf: (schoolId: string, year: string, voSchoolId: string, at: string, id: string) => ({ pk: `SCHOOL#${schoolId}#${year}`, sk: `FETCHED#${voSchoolId}#${at}#${id}` }),
  /** How often each of a PO school's dossiers was fetched, by whichever VO school. */
  fetchCounts: (schoolId: string, year: string, regionId: string) => ({ pk: `SCHOOL#${schoolId}#${year}`, sk: `FETCHCOUNTS#${regionId}` }),
  /** OSO dossiers that were not found: by a VO school (`of`) of each PO school, and of a PO school by each VO school. */
  osoMissingOf: (of: string, year: string, regionId: string) => ({ pk: `SCHOOL#${of}#${year}`, prefix: `OSOMISSING#${regionId}#` }),
  osoMissing: (of: string, year: string, regionId: string, other: string) => ({ pk: `SCHOOL#${of}#${year}`, sk: `OSOMISSING#${regionId}#${other}` }),
  code: (hash: string) => ({ pk: `CODE#${hash}`, sk: 'CODE' }),
  codeTries: (voSchoolId: string, hour: string) => ({ pk: `TRIES#${voSchoolId}`, sk: hour }),
  boardFacts: (boardId: string) => ({ pk: `BOARD#${boardId}`, sk: 'FACTS' }),
  progressOfYear: (regionId: string, year: string) => ({ pk: `${regionYear(regionId, year)}#PROGRESS`, prefix: 'SCHOOL#' }),
  progress: (regionId: string, year: string, schoolId: string) => ({ pk: `${regionYear(regionId, year)}#PROGRESS`, sk: `SCHOOL#${schoolId}` }),
  pairs: (regionId: string, year: string) => ({ pk: `${regionYear(regionId, year)}#PAIRS`, prefix: 'PAIR#' }),
  pairsOf: (regionId: string, year: string, poSchoolId: string) => ({ pk: `${regionYear(regionId, year)}#PAIRS`, prefix: `PAIR#${poSchoolId}#` }),
  pair: (regionId: string, year: string, poSchoolId: string, voSchoolId: string) => ({ pk: `${regionYear(regionId, year)}#PAIRS`, sk: `PAIR#${poSchoolId}#${voSchoolId}` }),
  /** What was stated of one school, and what lists changed in many. */
  statements: (regionId: string, year: string, schoolId: string) => ({ pk: `${regionYear(regionId, year)}#FACTS`, prefix: `SCHOOL#${schoolId}#` }),
  statement: (regionId: string, year: string, schoolId: string, at: string, version: number) => ({ pk: `${regionYear(regionId, year)}#FACTS`, sk: `SCHOOL#${schoolId}#${at}#${version}` }),
  statementLists: (regionId: string, year: string) => ({ pk: `${regionYear(regionId, year)}#FACTS`, prefix: 'LIST#' }),
  statementList: (regionId: string, year: string, at: string, part: string) => ({ pk: `${regionYear(regionId, year)}#FACTS`, sk: `LIST#${at}#${part}` }),
  chores: () => ({ pk: 'CHORES' }),
  chore: (regionId: string, year: string) => ({ pk: 'CHORES', sk: `REGION#${regionId}#${year}` }),
  certificate: (regionId: string, year: string) => ({ pk: regionYear(regionId, year), sk: 'CERTIFICATE' }),
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
  { name: 'A school with its contacts, ticks and progress, beside the head of its year', who: 'the school', key: 'REGION#r#Y / SCHOOL#id and HEAD, REGION#r#Y#PROGRESS / SCHOOL#id', cost: '1 batch read' },
  { name: 'The schools of a calendar feed, or one school in all its regions, beside the heads of their years', who: 'calendar programs, a school in two regions', key: 'REGION#r#Y / SCHOOL#id and HEAD', cost: '1 batch read of at most 100 rows' },
  { name: 'The schools of a board', who: 'board', key: 'BOARD#b, begins with SCHOOL#', cost: '1 query' },
  { name: 'The attachment types of a year', who: 'coordinator; schools and the agreements (cached 60 s); the first set-ready', key: 'REGION#r#Y / TYPES', cost: '1 read' },
  { name: 'The template of an attachment type', who: 'schools', key: 'REGION#r#Y / TEMPLATE#type', cost: '1 read' },
  { name: 'The draft calendar', who: 'coordinator', key: 'REGION#r#Y#CALENDAR / DRAFT', cost: '1 read' },
  { name: 'The published versions', who: 'coordinator, clock', key: 'REGION#r#Y#CALENDAR / V#0003', cost: '1 query; 1 read for one' },
  { name: 'What a plan of mails starts from: head, draft and what was decided', who: 'coordinator', key: 'REGION#r#Y / HEAD, REGION#r#Y#CALENDAR / DRAFT, CLOCK / REGION#r#Y', cost: '1 batch read' },
  { name: 'What the region wrote since the last message that went out', who: 'clock, only after the region wrote one', key: 'REGION#r#Y#MESSAGES, begins with M#', cost: '1 query' },
  { name: 'Where a school, or a whole BRIN, takes part', who: 'sign-in of a school, its merged calendar', key: 'BRIN#b, begins with SCHOOL#', cost: '1 query' },
  { name: 'With which schools a school goes on', who: 'sign-in of a school, whoever asks for what is not their own (cached 60 s)', key: 'BRIN#b, begins with SCHOOL#', cost: '1 query' },
  { name: 'The notifications of a year, newest first', who: 'coordinator, a school its own', key: 'OUTBOX#r, begins with Y-', cost: '1 query per page' },
  { name: 'A notification', who: 'outbox, mail events, coordinator', key: 'OUTBOX#r / id', cost: '1 read; none where the mail arrived' },
  { name: 'What still waits to be sent', who: 'clock', key: 'index unsent: unsent#r', cost: '1 query' },
  { name: 'What is due now', who: 'clock, every minute', key: 'CLOCK', cost: '1 strongly consistent query' },
  { name: "A PO school's dossiers with what was fetched of them", who: 'the PO school, chores', key: 'SCHOOL#po#Y', cost: '1 query per MB' },
  { name: 'What a VO school may come to know, with what it fetched', who: 'the VO school', key: 'SCHOOL#vo#Y', cost: '1 query per MB' },
  { name: 'A dossier', who: 'both schools, intake', key: 'SCHOOL#po#Y / DOSSIER#n', cost: '1 read' },
  { name: 'A delivery', who: 'the VO school', key: 'SCHOOL#vo#Y / DELIVERY#po#n', cost: '1 read' },
  { name: "How often a PO school's dossiers were fetched", who: 'every fetch, a recall', key: 'SCHOOL#po#Y / FETCHCOUNTS#r', cost: '1 read, 1 batch read per 100 PO schools' },
  { name: 'OSO dossiers that were not found, per school', who: 'both schools', key: 'SCHOOL#s#Y, begins with OSOMISSING#r#', cost: '1 query' },
  { name: "The dossier of a parents' code", who: 'a VO school', key: 'CODE#hash / CODE', cost: '1 read' },
  { name: 'How often a VO school typed a wrong code this hour', who: 'a VO school', key: 'TRIES#vo / hour', cost: '1 read' },
  { name: 'What boards stated', who: 'both schools (cached 60 s), board', key: 'BOARD#b / FACTS', cost: '1 batch read' },
  { name: 'How far the schools of a year are, and whether they are connected to OSO', who: 'coordinator, clock, imports', key: 'REGION#r#Y#PROGRESS, begins with SCHOOL#', cost: '1 query' },
  { name: 'How many pupils go from which PO school to which VO school', who: 'coordinator, both schools', key: 'REGION#r#Y#PAIRS, begins with PAIR#', cost: '1 query' },
  { name: 'What was stated of the connection of a school', who: 'the school, coordinator', key: 'REGION#r#Y#FACTS, begins with SCHOOL#id# and with LIST#', cost: '2 queries' },
  { name: 'The slow work that is due', who: 'chores, every 5 minutes', key: 'CHORES, REGIONS, and REGION#r / REGION', cost: '2 queries, 1 batch read per 100 regions' },
  { name: 'What is left of a school whose year is being closed', who: 'chores', key: 'SCHOOL#s#Y', cost: '1 query per MB' },
  { name: 'What was destroyed of a year', who: 'coordinator', key: 'REGION#r#Y / CERTIFICATE', cost: '1 read' },
  { name: 'What a repeated request made before', who: 'creating requests', key: 'REPEAT#hash / REPEAT', cost: '1 read, only on a clash' },
]
