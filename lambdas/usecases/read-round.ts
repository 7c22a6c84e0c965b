// Reads what a daily round needs, school by school, and asks the rule what it says: only when a round is due.
import type { VoTally } from '../domain/collection.ts'
import { closingSaid, poSaid, type Round, type Said, voSaid } from '../domain/daily-round.ts'
import type { PlanInput } from '../domain/decided.ts'
import type { Instant } from '../domain/moment.ts'
import type { ReleaseFacts } from '../domain/release.ts'
import { isPastRetention } from '../domain/retention.ts'
import { roundDue } from '../domain/round-times.ts'
import { type School, sideOf } from '../domain/school.ts'
import type { BoardFacts } from '../ports/connection.ts'
import type { Ports } from '../ports/ports.ts'
import type { YearHead } from '../ports/regions.ts'
import { inParallel } from './in-parallel.ts'

/** Schools of one region that are read at once. */
const schoolsAtOnce = 8

type Needed = Pick<Ports, 'dossiers' | 'deliveries' | 'boards' | 'fingerprint'>

/** What the release rule needs of a VO school beside its deliveries. */
export function voFacts(head: YearHead, school: Pick<School, 'sector'>, board: BoardFacts | undefined): Pick<VoTally, 'facts' | 'agreedOn'> {
  const agreement = board?.processingAgreement
  const facts: ReleaseFacts = { ...head, takesPart: sideOf(school.sector) === 'vo', agreementSigned: agreement?.state === 'yes' }
  return { facts, ...(agreement?.state === 'yes' && { agreedOn: agreement.on }) }
}

/**
 * What the round that is due says; nothing while no school has a dossier. `schools` come with their numbers. Costs 1 query per VO school and
 * per PO school with dossiers, and 1 batch read of boards; no read at all before anything was set ready.
 */
export async function readRound(ports: Needed, head: YearHead, input: PlanInput, schools: readonly School[], until: Instant): Promise<readonly Said[]> {
  const due = roundDue(input, until)
  if ((!due.daily && !due.ready) || isPastRetention(head, until) || !schools.some(({ progress }) => progress !== undefined && progress.dossiers > 0)) return []
  const { year, settings, regionId } = head
  const round: Round = { calendar: input.calendar, year, schoolHolidays: settings.schoolHolidays, due, marks: input.decided.rounds ?? {}, until }
  const closing = schools.flatMap((school) => closingSaid(school, round))
  if (!due.looksAtDossiers) return closing
  const names = new Map(schools.map(({ schoolId, name }) => [schoolId, name]))
  const ofVo = schools.filter(({ sector }) => sideOf(sector) === 'vo')
  const boards = await ports.boards.facts(ofVo.map(({ boardId }) => boardId))
  const vo = await inParallel(ofVo.entries().toArray(), schoolsAtOnce, async ([i, school]) => {
    const { deliveries, fetched } = await ports.deliveries.list(school.schoolId, year)
    const own = deliveries.filter((delivery) => delivery.regionId === regionId)
    return voSaid(school, { deliveries: own, fetched, ...voFacts(head, school, boards[i]) }, round)
  })
  const ofPo = due.daily ? schools.filter(({ sector, progress }) => sideOf(sector) === 'po' && progress !== undefined && progress.dossiers > 0) : []
  const po = await inParallel(ofPo, schoolsAtOnce, async (school) => {
    const { dossiers, fetched } = await ports.dossiers.list(school.schoolId, year)
    const own = dossiers.filter((dossier) => dossier.regionId === regionId)
    const ids = new Set(own.map(({ dossierId }) => dossierId))
    const ofOwn = fetched.map((record) => ({ ...record, dossiers: record.dossiers.filter(({ dossierId }) => ids.has(dossierId)) }))
    return poSaid(school, { dossiers: own, fetched: ofOwn }, round, ports.fingerprint, (schoolId) => names.get(schoolId) ?? schoolId)
  })
  return [...vo.flat(), ...closing, ...po.flat()]
}
