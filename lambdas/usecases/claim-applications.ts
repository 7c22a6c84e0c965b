// Claims pupils for a VO school, by the parents' codes or by what it may know already: each with its own outcome, and few guesses an hour.
import type { Actor } from '../domain/actor.ts'
import { isLive } from '../domain/application.ts'
import { claim } from '../domain/application-steps.ts'
import { applicationIdOf, type DossierId } from '../domain/dossier-id.ts'
import type { Round } from '../domain/milestone.ts'
import type { Instant } from '../domain/moment.ts'
import { roundOfClaim } from '../domain/open-round.ts'
import { possibleBsnFaults } from '../domain/possible-bsn.ts'
import { type InputFault, type Reason, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import { readCode, wrongCodesPerHour } from '../domain/transfer-code.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { ActPorts } from './change-application.ts'
import { findDeliveries, type FoundDeliveries } from './delivery-context.ts'
import { saveDossiers } from './dossier-context.ts'
import { pathOfApplication } from './see-deliveries.ts'
import { alreadyTraced, pathOfSchool, refusedTrace, traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

export interface Claim {
  readonly code?: string
  readonly dossierId?: DossierId
  readonly ownReference?: string
  /** Absent: the one that is open now. */
  readonly round?: Round
  readonly noBsn?: boolean
}

export interface ClaimOutcome {
  /** As it was typed. */
  readonly code?: string
  readonly dossierId?: DossierId
  readonly outcome: 'done' | 'done-before' | 'refused'
  readonly reasons: readonly Reason[]
}

export type ClaimPorts = ActPorts & Pick<Ports, 'codes'>

type LookedUp = { readonly dossierId: DossierId } | { readonly refused: Reason }

const refused = (code: string): LookedUp => ({ refused: { code } })

const faultsOf = ({ code, dossierId, ownReference, noBsn }: Claim, i: number): readonly InputFault[] => [
  ...((code === undefined) === (dossierId === undefined) ? [{ path: `[${i}].code`, code: 'code-or-dossier' }] : []),
  ...possibleBsnFaults([{ path: `[${i}].ownReference`, text: ownReference }], noBsn),
]

/** The milliseconds until the hour in which wrong codes are counted ends, in whole seconds. */
const secondsOfHourLeft = (now: Instant) => Math.ceil((3_600_000 - (now % 3_600_000)) / 1000)

/** So many codes are looked up at once: colleagues who type at the same time leave room for each other. */
const codesAtOnce = 5
/** How long to wait each time for room that colleagues may give back, in milliseconds. */
const pauses = [20, 40, 80]

/**
 * The dossiers of codes, in their order. Each code counts as wrong before it is looked up, and no more once it was found: who asks many times
 * at the same moment gets no more guesses either. After ten in an hour no more are looked up, also within one request, and `report` hears
 * of it. Refuses `too-many-wrong-codes` when that was so before. A typing error is seen without looking up.
 */
function lookUp({ codes, dossiers }: Pick<Ports, 'codes' | 'dossiers'>, report: (voSchoolId: SchoolId) => void) {
  /** How many of so many codes may be looked up now. */
  async function take(voSchoolId: SchoolId, many: number, now: Instant): Promise<number> {
    if ((await dossiers.wrongCodes(voSchoolId, now)) >= wrongCodesPerHour) return 0
    const before = (await dossiers.countWrongCodes(voSchoolId, many, now)) - many
    const free = Math.min(many, Math.max(0, wrongCodesPerHour - before))
    if (free < many) await dossiers.countWrongCodes(voSchoolId, free - many, now)
    return free
  }

  return async (voSchoolId: SchoolId, typed: readonly string[], now: Instant): Promise<readonly LookedUp[]> => {
    const read = typed.map(readCode)
    const found = new Map<string, LookedUp>()
    const wanted = [...new Set(read.filter((code) => code !== 'mistyped'))]
    let next = 0
    let anyUnknown = false
    for (let waits = 0; next < wanted.length; ) {
      const few = wanted.slice(next, next + codesAtOnce)
      const free = await take(voSchoolId, few.length, now)
      if (free === 0 && waits === pauses.length) break
      if (free === 0) {
        const pause = pauses[waits++]
        await new Promise((resolve) => setTimeout(resolve, pause))
        continue
      }
      waits = 0
      next += free
      let unknown = 0
      try {
        const asked = few.slice(0, free)
        const ids = await Promise.all(asked.map(async (code) => dossiers.ofCode(await codes.hashOf(code))))
        for (const [i, code] of asked.entries()) found.set(code, ids[i] === undefined ? refused('unknown-code') : { dossierId: ids[i] })
        unknown = ids.filter((id) => id === undefined).length
      } finally {
        if (unknown < free) await dossiers.countWrongCodes(voSchoolId, unknown - free, now)
      }
      anyUnknown ||= unknown > 0
    }
    if (next === 0 && wanted.length > 0) throw new Refusal('too-many-wrong-codes', { retryAfterSeconds: secondsOfHourLeft(now) })
    if (anyUnknown && (await dossiers.wrongCodes(voSchoolId, now)) >= wrongCodesPerHour) report(voSchoolId)
    return read.map((code) => (code === 'mistyped' ? refused('mistyped-code') : (found.get(code) ?? refused('too-many-wrong-codes'))))
  }
}

/**
 * One after another, so that two claims of one request never stand in each other's way. A claim by the id of a dossier is only for one that
 * the school may know of. What was refused leaves one event for the whole request. Before the calendar opens a claim, claiming it again changes nothing: what the PO school said of it stays unknown.
 */
export function claimApplications(ports: ClaimPorts, report: (voSchoolId: SchoolId) => void = () => {}) {
  const { dossiers, deliveries, attachmentTypes } = ports
  const find = findDeliveries(ports)
  const look = lookUp(ports, report)
  const save = saveDossiers(ports)

  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, claims: readonly Claim[]): Promise<readonly ClaimOutcome[]> => {
    refuseFaults(claims.flatMap(faultsOf))
    const context: FoundDeliveries = await find(actor, key, schoolId)
    const { head, found, now } = context
    const types = await attachmentTypes.get(key)
    const typed = claims.flatMap(({ code }) => (code === undefined ? [] : [code]))
    const noteRefused = () => ports.schools.note(key, refusedTrace(actor, 'claim-applications', `${pathOfSchool(key.regionId, key.year, schoolId)}/applications`, now))
    async function lookedUp(): Promise<readonly LookedUp[]> {
      if (!head.settings.usesCodes) return typed.map(() => refused('region-without-codes'))
      try {
        return await look(schoolId, typed, now)
      } catch (error) {
        if (error instanceof Refusal && error.code === 'too-many-wrong-codes') await noteRefused()
        throw error
      }
    }
    const looked = await lookedUp()
    let nextCode = 0

    async function claimOne(dossierId: DossierId, { round: asked, ownReference }: Claim): Promise<'done' | 'done-before'> {
      const known = found.get(dossierId)?.seen
      const trace = traceOf(actor, 'claim-application', pathOfApplication(key, schoolId, applicationIdOf(dossierId, schoolId)), now)
      const round = roundOfClaim(head.calendar?.milestones ?? [], asked, now)
      const isClaimed = known?.claimed === true && isLive(known)
      const changed =
        !isClaimed &&
        (await tryAgain(async () => {
          const before = await dossiers.get(dossierId)
          if (before?.regionId !== key.regionId || before.year !== key.year) throw new Refusal('cannot-change-dossier', { reasons: [{ code: 'unknown-code' }] })
          const after = claim(before, schoolId, round, now)
          if (after === before) return false
          await save({ types }, [{ before, after }], trace)
          return true
        }))
      const more = changed ? alreadyTraced(trace) : trace
      if (ownReference !== undefined && ownReference !== known?.ownReference) await deliveries.saveReference(schoolId, dossierId, ownReference, more, key.regionId)
      else if (!changed) await ports.schools.note(key, trace)
      return changed ? 'done' : 'done-before'
    }

    const outcomes: ClaimOutcome[] = []
    for (const one of claims) {
      const { code } = one
      const target: LookedUp = code !== undefined ? looked[nextCode++]! : found.has(one.dossierId!) ? { dossierId: one.dossierId! } : refused('not-found')
      const asked = code !== undefined ? { code } : { dossierId: one.dossierId! }
      if ('refused' in target) {
        outcomes.push({ ...asked, outcome: 'refused', reasons: [target.refused] })
        continue
      }
      try {
        outcomes.push({ ...asked, dossierId: target.dossierId, outcome: await claimOne(target.dossierId, one), reasons: [] })
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'cannot-change-dossier') throw error
        outcomes.push({ ...asked, outcome: 'refused', reasons: error.details.reasons ?? [] })
      }
    }
    if (outcomes.some(({ outcome }) => outcome === 'refused')) await noteRefused()
    return outcomes
  }
}
