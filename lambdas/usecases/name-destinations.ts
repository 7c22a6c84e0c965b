// Which VO schools a PO school may name: those that take part in the region's year, each once; all faults at once.
import type { Destination } from '../domain/application-steps.ts'
import { isLive } from '../domain/application.ts'
import type { PublicSchool } from '../domain/agreements.ts'
import type { Dossier } from '../domain/dossier.ts'
import type { Round } from '../domain/milestone.ts'
import { roundOpenAt } from '../domain/open-round.ts'
import type { InputFault } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { YearContext } from './dossier-context.ts'

/** A VO school by its code, or with the round in which the pupil applies there. */
export type DestinationGiven = SchoolId | { readonly schoolId: SchoolId; readonly round?: Round }

const idOf = (given: DestinationGiven): SchoolId => (typeof given === 'string' ? given : given.schoolId)

/** `path` is where the list stands in what was sent: `[3].destinations`. */
export function destinationFaults(given: readonly DestinationGiven[], voSchools: readonly PublicSchool[], path: string): readonly InputFault[] {
  const ids = given.map(idOf)
  return ids.flatMap((schoolId, i): readonly InputFault[] => [
    ...(voSchools.some((school) => school.schoolId === schoolId) ? [] : [{ path: `${path}[${i}]`, code: 'not-a-destination', details: { schoolId } }]),
    ...(ids.indexOf(schoolId) < i ? [{ path: `${path}[${i}]`, code: 'destination-twice' }] : []),
  ])
}

/** Each with its round: the one that was given, else that of the live application, else the one that is open now. */
export function destinationsOf(given: readonly DestinationGiven[], { head, now }: Pick<YearContext, 'head' | 'now'>, known: Dossier['applications'] = []): readonly Destination[] {
  const usual = roundOpenAt(head.calendar?.milestones ?? [], now)
  return given.map((each) => {
    const schoolId = idOf(each)
    const live = known.find((application) => application.schoolId === schoolId && isLive(application))
    return { schoolId, round: (typeof each === 'string' ? undefined : each.round) ?? live?.round ?? usual }
  })
}
