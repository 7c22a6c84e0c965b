// Lets a school go on in another or close, on the coordinator's word, and takes that back.
import type { Actor } from '../domain/actor.ts'
import { personOf } from '../domain/contact.ts'
import { movedMails } from '../domain/moving-mails.ts'
import { hasWork, type Moved, moveFaults, moveSchool, moveSchoolBack, type Staying } from '../domain/moving-school.ts'
import type { Notification } from '../domain/notification.ts'
import type { Instant } from '../domain/moment.ts'
import { notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { MutationKind, School, SchoolId } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { type SchoolSeen, schoolSeen } from './see-schools.ts'
import { pathOfSchool, traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

export interface Going {
  readonly how: MutationKind
  /** The school in which it goes on: named unless it closes. */
  readonly schoolId?: SchoolId
}

type Needed = Pick<Ports, 'clock' | 'schools' | 'fingerprint'>

/** Nobody opens the dossiers of another school to themselves: a membership of a BRIN is one of all its locations. */
async function refuseOwnSchool({ members }: Pick<Ports, 'members'>, { sub }: Actor, to: SchoolId): Promise<void> {
  const isThere = (await members.of(sub)).some((membership) => 'schoolId' in membership && to.startsWith(membership.schoolId))
  if (isThere) throw refuse('own-school')
}

/** Where there are dossiers, somebody of the school has to hear that others can reach them. */
function refuseUnheard(from: School, mails: readonly Notification[]): void {
  const people = new Set(from.contacts.map(personOf))
  if (hasWork(from) && !mails.some(({ to }) => people.has(personOf(to)))) throw refuse('nobody-hears')
}
type Found = NonNullable<Awaited<ReturnType<Ports['schools']['getWithYear']>>>

async function find({ schools }: Needed, key: RegionYearKey, schoolId: SchoolId): Promise<Found> {
  const found = await schools.getWithYear(key, schoolId)
  if (!found || found.head.closedAt !== undefined) throw notFound()
  return found
}

const refuse = (code: string) => new Refusal('cannot-move-school', { reasons: [{ code }] })
const isSame = ({ successor }: School, { how, schoolId }: Going) => successor?.how === how && successor.schoolId === schoolId

/**
 * One transaction, with a mail to each contact of both schools. The same asked twice is done once. Refuses what is no school of this side that
 * takes part; and `cannot-move-school` for one that has left, for whoever works at the other, and while nobody of a school with dossiers would hear.
 */
export function goOnIn(ports: Needed & Pick<Ports, 'members'>) {
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, going: Going): Promise<SchoolSeen> => {
    const { school, head } = await find(ports, key, schoolId)
    const now = ports.clock()
    if (isSame(school, going)) return schoolSeen(school, head, now)
    if (school.successor) throw refuse('moved-already')
    const to = going.schoolId === undefined ? undefined : (await ports.schools.getWithYear(key, going.schoolId))?.school
    if (going.schoolId !== undefined) {
      refuseFaults((to ? moveFaults(school, to) : (['school-not-in-year'] as const)).map((code) => ({ path: 'schoolId', code })))
    }
    if (to) await refuseOwnSchool(ports, actor, to.schoolId)
    const moved = moveSchool(school, to, going.how, now)
    const mails = movedMails(head, moved, now, ports.fingerprint)
    if (to) refuseUnheard(school, mails)
    return written(ports, actor, key, moved, head, mails, now, 'move-school')
  }
}

export interface TakenBack extends SchoolSeen {
  /** What it had brought and somebody changed at the other since: that is there still. */
  readonly stayed: readonly Staying[]
}

/**
 * The school takes part again, whatever the other did since. Refuses `cannot-move-school` only while the other itself goes on in a third: that
 * was the coordinator's word too, and is taken back first.
 */
export function takeBack(ports: Needed) {
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId): Promise<TakenBack> =>
    tryAgain(async () => {
      const { school, head } = await find(ports, key, schoolId)
      const { successor } = school
      const now = ports.clock()
      if (!successor) return { ...schoolSeen(school, head, now), stayed: [] }
      const to = successor.schoolId === undefined ? undefined : (await find(ports, key, successor.schoolId)).school
      if (to?.successor?.schoolId !== undefined) throw refuse('successor-moved-on')
      const moved = moveSchoolBack(school, to, now)
      const mails = movedMails(head, moved, now, ports.fingerprint)
      return { ...(await written(ports, actor, key, moved, head, mails, now, 'move-school-back')), stayed: moved.stayed }
    })
}

async function written(
  { schools }: Pick<Ports, 'schools'>, actor: Actor, key: RegionYearKey, moved: Moved, head: Found['head'], mails: readonly Notification[], now: Instant, act: string,
): Promise<SchoolSeen> {
  const { after } = moved.from
  const trace = traceOf(actor, act, `${pathOfSchool(key.regionId, key.year, after.schoolId)}/successor`, now, after.version)
  await schools.move(key, moved, trace, mails)
  return schoolSeen(after, head, now)
}
