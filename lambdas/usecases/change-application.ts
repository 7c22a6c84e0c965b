// Takes down what a VO school says of an application: placed, or ended, and under which number or name it knows the pupil.
import type { Actor } from '../domain/actor.ts'
import type { ApplicationState } from '../domain/application.ts'
import { stateByVo } from '../domain/application-steps.ts'
import { possibleBsnFaults } from '../domain/possible-bsn.ts'
import { notFound, refuseFaults } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { SeenDelivery } from '../domain/seen-delivery.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { type DeliveryPorts, seenAfter } from './delivery-context.ts'
import { saveDossiers } from './dossier-context.ts'
import { findApplication, pathOfApplication } from './see-deliveries.ts'
import { alreadyTraced, traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

export interface SaidOfApplication {
  readonly state?: ApplicationState
  readonly ownReference?: string
  /** The sender looked at a number that may be a BSN, and says that it is none. */
  readonly noBsn?: boolean
}

export type ActPorts = DeliveryPorts & Pick<Ports, 'dossiers' | 'attachmentTypes' | 'fingerprint'>

/** Refuses `not-found` for an application that the school may not know of, and `cannot-change-dossier` for one that the PO school ended. */
export function changeApplication(ports: ActPorts) {
  const { dossiers, deliveries, attachmentTypes } = ports
  const find = findApplication(ports)
  const save = saveDossiers(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, applicationId: string, { state, ownReference, noBsn }: SaidOfApplication): Promise<SeenDelivery> => {
    refuseFaults([
      ...(state === undefined && ownReference === undefined ? [{ path: 'state', code: 'required' }] : []),
      ...possibleBsnFaults([{ path: 'ownReference', text: ownReference }], noBsn),
    ])
    const found = await find(actor, key, schoolId, applicationId)
    const { delivery, seen, now } = found
    const trace = traceOf(actor, 'change-application', pathOfApplication(key, schoolId, applicationId), now)
    const types = await attachmentTypes.get(key)
    const { dossier: after, isChanged } = await tryAgain(async () => {
      const before = await dossiers.get(delivery.dossierId)
      if (!before) throw notFound()
      const next = state === undefined ? before : stateByVo(before, schoolId, state, now, seen.knowsEnd)
      if (next === before || next.applications.every((application, i) => application === before.applications[i])) return { dossier: before, isChanged: false }
      const [saved] = await save({ types }, [{ before, after: next }], trace)
      return { dossier: saved!, isChanged: true }
    })
    if (ownReference !== undefined) await deliveries.saveReference(schoolId, delivery.dossierId, ownReference, isChanged ? alreadyTraced(trace) : trace, key.regionId)
    else if (!isChanged) await ports.schools.note(key, trace)
    return seenAfter(found, found, after, ownReference)
  }
}
