// Takes down that parents could see the files of a dossier (inzage), of one or of many at once.
import type { Actor } from '../domain/actor.ts'
import { canonical } from '../domain/canonical.ts'
import type { Dossier, Inspection } from '../domain/dossier.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import { recordInspection as recorded } from '../domain/dossier-steps.ts'
import { inspectionFaults, type InspectionInput } from '../domain/inspection-rules.ts'
import type { Instant } from '../domain/moment.ts'
import { possibleBsnFaults } from '../domain/possible-bsn.ts'
import { type Reason, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { findDossier, findSchool, type NextDossier, saveDossiers } from './dossier-context.ts'
import { type DossierInFull, pathOfDossier, type SeePorts, showDossier } from './see-dossiers.ts'
import { pathOfSchool, refusedTrace, traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

/** How all were inspected; `noBsn`: a number in the view that may be a BSN is none. */
export type Inspected = Omit<InspectionInput, 'listHash'> & { readonly noBsn?: boolean }

/** What became of one dossier of a request about many. */
export interface Outcome {
  readonly dossierId: DossierId
  readonly outcome: 'done' | 'done-before' | 'refused'
  readonly reasons: readonly Reason[]
  /** Of setting ready: the reference number of the receipt on which it stands. */
  readonly reference?: string
}

/** Who may say that parents were offered it twice and did not answer: it stands in the place of parents, so a manager of the school. */
function managerReasons(actor: Actor, { manner }: Inspected): readonly Reason[] {
  const isManager = 'rights' in actor.membership && actor.membership.rights.includes('manager')
  return manner === 'offered-no-response' && !isManager ? [{ code: 'manager-must-confirm' }] : []
}

/** An empty view is none. */
function inspectionFrom({ noBsn: _noBsn, view, ...said }: Inspected, listHash: string, now: Instant): Inspection {
  return { ...said, listHash, ...(view && { view }), recordedAt: now }
}

const isSame = ({ recordedAt: _a, ...before }: Inspection, { recordedAt: _b, ...after }: Inspection) => canonical(before) === canonical(after)

/** Of one dossier. Refuses with all faults at once, and `list-has-changed` for a list that is not the one of now. */
export function recordInspection(ports: SeePorts) {
  const find = findDossier(ports)
  const save = saveDossiers(ports)
  const show = showDossier(ports)
  return async (actor: Actor, dossierId: DossierId, { listHash, ...said }: Inspected & { readonly listHash: string }): Promise<DossierInFull> =>
    tryAgain(async () => {
      const context = await find(actor, dossierId)
      const { dossier: before, now } = context
      const inspection = inspectionFrom(said, listHash, now)
      refuseFaults([...inspectionFaults(inspection, before, now), ...possibleBsnFaults([{ path: 'view', text: said.view }], said.noBsn)])
      const reasons = managerReasons(actor, said)
      if (reasons.length > 0) throw new Refusal('cannot-change-dossier', { reasons })
      const after = recorded(before, inspection, ports.fingerprint)
      const [written] = await save(context, [{ before, after }], traceOf(actor, 'record-inspection', pathOfDossier(dossierId), now, before.version + 1))
      return show({ ...context, dossier: written! })
    })
}

/** One dossier among many: its next state, or why there is none. */
function judged(before: Dossier | undefined, inspection: Inspection, now: Instant, hash: SeePorts['fingerprint']): NextDossier | Omit<Outcome, 'dossierId'> {
  if (!before) return { outcome: 'refused', reasons: [{ code: 'not-found' }] }
  if (before.open?.inspection && isSame(before.open.inspection, inspection)) return { outcome: 'done-before', reasons: [] }
  try {
    const after = recorded(before, inspection, hash)
    // The day and the tick are said once for all: whose last upload was later is refused by itself.
    const faults = inspectionFaults(inspection, before, now)
    return faults.length > 0 ? { outcome: 'refused', reasons: faults.map(({ code }) => ({ code })) } : { before, after }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { outcome: 'refused', reasons: error.details.reasons ?? [] }
  }
}

/** The dossiers of this school's year in the region; nothing for any other, whether it exists or not. */
export async function ownDossiers(
  { dossiers }: Pick<SeePorts, 'dossiers'>,
  key: RegionYearKey,
  schoolId: SchoolId,
  ids: readonly DossierId[],
): Promise<readonly (Dossier | undefined)[]> {
  const found = await dossiers.getAll(ids)
  return found.map((dossier) => (dossier?.schoolId === schoolId && dossier.regionId === key.regionId && dossier.year === key.year ? dossier : undefined))
}

interface Asked {
  readonly dossierId: DossierId
  readonly listHash: string
}

/** Of many, in one manner on one day. What is wrong for all is refused as a whole; the rest is answered per dossier. */
export function recordInspections(ports: SeePorts) {
  const find = findSchool(ports)
  const save = saveDossiers(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, asked: readonly Asked[], said: Inspected): Promise<readonly Outcome[]> =>
    tryAgain(async () => {
      const context = await find(key, schoolId)
      const { now } = context
      refuseFaults([...inspectionFaults(inspectionFrom(said, '', now), {}, now), ...possibleBsnFaults([{ path: 'view', text: said.view }], said.noBsn)])
      const reasons = managerReasons(actor, said)
      if (reasons.length > 0) throw new Refusal('cannot-change-dossier', { reasons })
      const once = [...new Map(asked.map((one) => [one.dossierId, one])).values()]
      const found = await ownDossiers(ports, key, schoolId, once.map(({ dossierId }) => dossierId))
      const all = once.map(({ dossierId, listHash }, i) => ({ dossierId, result: judged(found[i], inspectionFrom(said, listHash, now), now, ports.fingerprint) }))
      const changes = all.flatMap(({ result }) => ('after' in result ? [result] : []))
      const [act, path] = ['record-inspections', `${pathOfSchool(key.regionId, key.year, schoolId)}/inspections`]
      const isRefused = all.every(({ result }) => 'outcome' in result && result.outcome === 'refused')
      if (changes.length > 0) await save(context, changes, traceOf(actor, act, path, now))
      else await ports.schools.note(key, isRefused ? refusedTrace(actor, act, path, now) : traceOf(actor, act, path, now))
      return all.map(({ dossierId, result }) => ('after' in result ? { dossierId, outcome: 'done', reasons: [] } : { dossierId, ...result }))
    })
}
