// A delivery: what one VO school may come to know of a dossier, made from the dossier alone, so that no second truth can grow beside it.
import { type Application, type ApplicationState, firstChoice, isLive, type Receipt } from './application.ts'
import { canonical } from './canonical.ts'
import { type Dossier, type Inspection, type ReadyFile, readyVersion } from './dossier.ts'
import type { DossierId } from './dossier-id.ts'
import type { PupilRoute, Round } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { Question } from './question.ts'
import type { SchoolId, Side } from './school.ts'
import type { SchoolYear } from './school-year.ts'

/** What a VO school may fetch when its time has come. */
export interface DeliveredVersion {
  readonly number: number
  readonly readyAt: Instant
  readonly listHash: string
  readonly files: readonly ReadyFile[]
  readonly agreed: Inspection['agreed']
  readonly view?: string
}

export interface Delivery {
  readonly dossierId: DossierId
  readonly voSchoolId: SchoolId
  readonly regionId: string
  readonly year: SchoolYear
  readonly schoolId: SchoolId
  readonly schoolName: string
  readonly routes: readonly PupilRoute[]
  readonly warmTransfer: boolean
  readonly round: Round
  readonly appliedAt: Instant
  /** The PO school named it itself. */
  readonly named: boolean
  readonly claimedAt?: Instant
  readonly claimedRound?: Round
  readonly stated?: Application['stated']
  readonly confirmedAt?: Instant
  readonly isFirstChoice: boolean
  /** Since when nothing stands before it any more, where something did. */
  readonly firstChoiceSince?: Instant
  readonly state: ApplicationState
  readonly endedAt?: Instant
  readonly endedBy?: Side
  readonly receipt?: Receipt
  /** Absent while nothing is ready, after a recall, and once the application has ended. */
  readonly ready?: DeliveredVersion
  /** When something that stood ready for this application was last taken back; of what was taken back before it, it knows nothing. */
  readonly recalledAt?: Instant
  readonly questions: readonly Question[]
}

/** A delivery as its VO school keeps it. */
export interface KeptDelivery extends Delivery {
  /** The number or name that the VO school knows the pupil by, seen by nobody else. */
  readonly ownReference?: string
  /** The version of the dossier that wrote it: a fetch counts only while it is still this one. */
  readonly dossierVersion: number
  /** When this VO school first fetched it. */
  readonly firstFetchedAt?: Instant
}

/** When the last of these applications ended. */
function lastEnd(applications: readonly Application[]): Instant | undefined {
  const ends = applications.flatMap(({ endedAt }) => endedAt ?? [])
  return ends.length > 0 ? (Math.max(...ends) as Instant) : undefined
}

/** When a version that was ready while this application was there was last taken back. */
function lastRecall({ ready }: Dossier, { appliedAt, endedAt }: Application): Instant | undefined {
  const ofApplication = ready.filter(({ readyAt }) => endedAt === undefined || readyAt <= endedAt)
  return ofApplication.findLast(({ recalledAt }) => recalledAt !== undefined && recalledAt >= appliedAt)?.recalledAt
}

function deliveryOf(dossier: Dossier, application: Application): Delivery {
  const { dossierId, regionId, year, schoolId, schoolName, routes } = dossier
  const { round, appliedAt, named, claimedAt, claimedRound, stated, confirmedAt, state, endedAt, endedBy, receipt } = application
  const version = isLive(application) ? readyVersion(dossier) : undefined
  const isFirstChoice = firstChoice(dossier.applications)?.schoolId === application.schoolId
  const freedAt = lastEnd(dossier.applications.slice(0, dossier.applications.indexOf(application)))
  const recalledAt = lastRecall(dossier, application)
  return {
    dossierId, voSchoolId: application.schoolId, regionId, year, schoolId, schoolName, routes, warmTransfer: dossier.warmTransfer ?? false,
    round, appliedAt, named, state,
    ...(claimedAt !== undefined && { claimedAt }),
    ...(claimedRound && { claimedRound }),
    ...(stated && { stated }),
    ...(confirmedAt !== undefined && { confirmedAt }),
    isFirstChoice,
    ...(isFirstChoice && freedAt !== undefined && { firstChoiceSince: freedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(endedBy && { endedBy }),
    ...(receipt && { receipt }),
    ...(version && {
      ready: {
        number: version.number, readyAt: version.readyAt, listHash: version.listHash, files: version.files,
        agreed: version.inspection.agreed, ...(version.inspection.view && { view: version.inspection.view }),
      },
    }),
    ...(recalledAt !== undefined && { recalledAt }),
    questions: dossier.questions.filter((question) => question.schoolId === application.schoolId),
  }
}

/** What each VO school of a dossier may come to know of it: one delivery per application, whatever its state. */
export function deliveriesOf(dossier: Dossier): readonly Delivery[] {
  return dossier.applications.map((application) => deliveryOf(dossier, application))
}

/** The deliveries that an act changed: what has to be written beside the dossier. */
export function changedDeliveries(before: Dossier | undefined, after: Dossier): readonly Delivery[] {
  const known = new Map((before ? deliveriesOf(before) : []).map((delivery) => [delivery.voSchoolId, canonical(delivery)]))
  return deliveriesOf(after).filter((delivery) => known.get(delivery.voSchoolId) !== canonical(delivery))
}
