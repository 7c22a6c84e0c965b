// Lets a school go on in another or close, on the coordinator's word, and takes that back while nothing was done at the other.
import type { Actor } from '../domain/actor.ts'
import { movedMails } from '../domain/moving-mails.ts'
import { canMoveBack, type Moved, moveFaults, moveSchool, moveSchoolBack } from '../domain/moving-school.ts'
import { notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { MutationKind, School, SchoolId } from '../domain/school.ts'
import type { Ports, RegionYearKey } from '../ports.ts'
import { type SchoolSeen, schoolSeen } from './see-schools.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export interface Going {
  readonly how: MutationKind
  /** The school in which it goes on: named unless it closes. */
  readonly schoolId?: SchoolId
}

type Needed = Pick<Ports, 'clock' | 'schools' | 'fingerprint'>
type Found = NonNullable<Awaited<ReturnType<Ports['schools']['getWithYear']>>>

async function find({ schools }: Needed, key: RegionYearKey, schoolId: SchoolId): Promise<Found> {
  const found = await schools.getWithYear(key, schoolId)
  if (!found || found.head.closedAt !== undefined) throw notFound()
  return found
}

const refuse = (code: string) => new Refusal('cannot-move-school', { reasons: [{ code }] })
const isSame = ({ successor }: School, { how, schoolId }: Going) => successor?.how === how && successor.schoolId === schoolId

/** One transaction, with a mail to each contact of both schools. The same asked twice is done once. Refuses what is no school of this side that takes part, and `cannot-move-school` for one that has left. */
export function goOnIn(ports: Needed) {
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, going: Going): Promise<SchoolSeen> => {
    const { school, head } = await find(ports, key, schoolId)
    const now = ports.clock()
    if (isSame(school, going)) return schoolSeen(school, head, now)
    if (school.successor) throw refuse('moved-already')
    const to = going.schoolId === undefined ? undefined : (await ports.schools.getWithYear(key, going.schoolId))?.school
    if (going.schoolId !== undefined) {
      refuseFaults((to ? moveFaults(school, to) : (['school-not-in-year'] as const)).map((code) => ({ path: 'schoolId', code })))
    }
    const moved = moveSchool(school, to, going.how, now)
    return written(ports, actor, key, moved, head, 'move-school')
  }
}

/** The school takes part again. Refuses `cannot-move-school` once something was done at the other. */
export function takeBack(ports: Needed) {
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId): Promise<SchoolSeen> => {
    const { school, head } = await find(ports, key, schoolId)
    const { successor } = school
    if (!successor) return schoolSeen(school, head, ports.clock())
    const to = successor.schoolId === undefined ? undefined : (await find(ports, key, successor.schoolId)).school
    if (to && !canMoveBack(school, to)) throw refuse('done-meanwhile')
    return written(ports, actor, key, moveSchoolBack(school, to, ports.clock()), head, 'move-school-back')
  }
}

async function written({ clock, schools, fingerprint }: Needed, actor: Actor, key: RegionYearKey, moved: Moved, head: Found['head'], act: string): Promise<SchoolSeen> {
  const now = clock()
  const { after } = moved.from
  const trace = traceOf(actor, act, `${pathOfSchool(key.regionId, key.year, after.schoolId)}/successor`, now, after.version)
  await schools.move(key, moved, trace, movedMails(head, moved, now, fingerprint))
  return schoolSeen(after, head, now)
}
