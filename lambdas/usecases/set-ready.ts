// Sets dossiers ready (bijlagen klaarzetten): freezes what the parents could see for the VO schools, and gives a receipt.
import type { Actor } from '../domain/actor.ts'
import { isLive } from '../domain/application.ts'
import type { AttachmentTypes } from '../domain/attachment-type.ts'
import type { Dossier, ReadyVersion } from '../domain/dossier.ts'
import { whatIsMissing } from '../domain/dossier-check.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import { freeze } from '../domain/dossier-steps.ts'
import type { Notification } from '../domain/notification.ts'
import { referenceFrom } from '../domain/reference-number.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import { answerMail, receiptMail } from '../domain/transfer-mails.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { refuseWithoutDossiers } from './add-dossiers.ts'
import { findDossier, findSchool, type NextDossier, saveDossiers, type SchoolContext } from './dossier-context.ts'
import { type Outcome, ownDossiers } from './record-inspections.ts'
import { type DossierInFull, isAgreementSigned, pathOfDossier, type SeePorts, showDossier } from './see-dossiers.ts'
import { alreadyTraced, pathOfSchool, refusedTrace, traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

export interface SetReadyAnswer {
  /** On the receipt; absent when nothing was done. */
  readonly reference?: string
  readonly outcomes: readonly Outcome[]
}

type Judged = { readonly dossierId: DossierId } & (Omit<Outcome, 'dossierId'> | NextDossier)

/** What becomes of one dossier: its next state, or why it stays as it is. */
function judged(
  dossierId: DossierId,
  before: Dossier | undefined,
  facts: { readonly types: AttachmentTypes; readonly agreementSigned: boolean },
  { reference, readyAt }: Pick<ReadyVersion, 'reference' | 'readyAt'>,
  hash: SeePorts['fingerprint'],
): Judged {
  if (!before) return { dossierId, outcome: 'refused', reasons: [{ code: 'not-found' }] }
  if (!before.open) {
    const own = before.ready.at(-1)!.reference
    // What an earlier part of this same act wrote is done, not done before.
    return { dossierId, outcome: own === reference ? 'done' : 'done-before', reasons: [], reference: own }
  }
  const { types } = facts.types
  const reasons = whatIsMissing(before, { types, agreementSigned: facts.agreementSigned }, hash)
  if (reasons.length > 0) return { dossierId, outcome: 'refused', reasons }
  return { dossierId, before, after: freeze(before, new Map(types.map((type) => [type.typeId, type])), { readyAt, reference }, hash) }
}

/** The VO schools that asked something about an earlier version, and whose application is live. */
function askers({ dossierId, ready, questions, applications }: Dossier): readonly { readonly schoolId: SchoolId; readonly dossierId: DossierId }[] {
  if (ready.length < 2) return []
  const live = applications.filter((application) => isLive(application) && questions.some(({ schoolId }) => schoolId === application.schoolId))
  return live.map(({ schoolId }) => ({ schoolId, dossierId }))
}

/** Freezes what can be frozen; `path` is what the trace names. */
function freezeAll(ports: SeePorts) {
  const find = findSchool(ports)
  const save = saveDossiers(ports)

  /** Types that are not locked yet are read now: they are locked by this list, or not at all. */
  async function typesNow(key: RegionYearKey, known: AttachmentTypes): Promise<AttachmentTypes> {
    return known.lockedAt === undefined ? ports.attachmentTypes.getFresh(key) : known
  }

  /** M20 to VO schools that asked something, now that a newer version stands ready: of any of these dossiers. */
  async function newVersionMails({ head, school, now }: SchoolContext, changed: readonly Dossier[]): Promise<(part: readonly Dossier[]) => readonly Notification[]> {
    const ids = [...new Set(changed.flatMap(askers).map(({ schoolId }) => schoolId))]
    const found = ids.length > 0 ? await ports.schools.getAllWithYears(ids.map((schoolId) => ({ schoolId, regionId: head.regionId, year: head.year }))) : []
    const known = new Map(found.flatMap((place) => (place ? [[place.school.schoolId, place.school] as const] : [])))
    return (part) =>
      [...Map.groupBy(part.flatMap(askers), ({ schoolId }) => schoolId)].flatMap(([schoolId, own]) => {
        const reader = known.get(schoolId)
        return reader ? answerMail({ head, dossierIds: own.map(({ dossierId }) => dossierId), answerer: school, isNewVersion: true }, reader, now, ports.fingerprint) : []
      })
  }

  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, ids: readonly DossierId[], act: { readonly name: string; readonly path: string }): Promise<SetReadyAnswer> => {
    const reference = referenceFrom(ports.fingerprint(crypto.randomUUID()))
    return tryAgain(async () => {
      const known = await find(key, schoolId)
      refuseWithoutDossiers(known)
      const [types, agreementSigned, found] = await Promise.all([
        typesNow(key, known.types), isAgreementSigned(ports, known.school.boardId), ownDossiers(ports, key, schoolId, ids),
      ])
      const context: SchoolContext = { ...known, types }
      const all = ids.map((dossierId, i) => judged(dossierId, found[i], { types, agreementSigned }, { reference, readyAt: known.now }, ports.fingerprint))
      const changes = all.filter((one) => 'after' in one)
      const outcomes = all.map((one): Outcome => ('after' in one ? { dossierId: one.dossierId, outcome: 'done', reasons: [], reference } : one))
      const done = outcomes.filter(({ outcome }) => outcome === 'done').map(({ dossierId }) => dossierId)
      const trace = traceOf(actor, act.name, act.path, known.now)
      // A part of this same act was written before something else came in between, and its event with it.
      const isGoingOn = all.some((one) => 'outcome' in one && one.outcome === 'done')
      if (changes.length > 0) {
        const { head, school, now } = context
        const newVersions = await newVersionMails(context, changes.map(({ after }) => after))
        // In parts each has its own receipt, of as many as stand ready with it: what a crash leaves undone is told of when it is done.
        const mailsOf = (part: readonly Dossier[]) => [
          ...receiptMail({ head, dossierIds: part.map(({ dossierId }) => dossierId), reference }, school, now, ports.fingerprint),
          ...newVersions(part),
        ]
        const writes = changes.map(({ before, after }) => ({ ...(before && { before }), after }))
        await save(context, writes, isGoingOn ? alreadyTraced(trace) : trace, {
          mailsOf, wakeClock: head.calendar !== undefined, ...(types.lockedAt === undefined && { lockTypes: { version: types.version } }),
        })
      } else if (!isGoingOn) {
        const isRefused = outcomes.every(({ outcome }) => outcome === 'refused')
        await ports.schools.note(key, isRefused ? refusedTrace(actor, act.name, act.path, known.now) : trace)
      }
      return { ...(done.length > 0 && { reference }), outcomes }
    })
  }
}

/** Many at once, answered per dossier: those that can be are done under one reference number, the others say all that they lack. */
export function setReadyMany(ports: SeePorts) {
  const all = freezeAll(ports)
  return (actor: Actor, key: RegionYearKey, schoolId: SchoolId, ids: readonly DossierId[]): Promise<SetReadyAnswer> =>
    all(actor, key, schoolId, [...new Set(ids)], { name: 'set-ready-many', path: `${pathOfSchool(key.regionId, key.year, schoolId)}/set-ready` })
}

/** One dossier; refuses `cannot-set-ready` with all that it lacks. One that stands ready is left as it is. */
export function setReady(ports: SeePorts) {
  const find = findDossier(ports)
  const all = freezeAll(ports)
  const show = showDossier(ports)
  return async (actor: Actor, dossierId: DossierId): Promise<DossierInFull> => {
    const { dossier } = await find(actor, dossierId)
    const { outcomes: [outcome] } = await all(actor, dossier, dossier.schoolId, [dossierId], { name: 'set-ready', path: pathOfDossier(dossierId) })
    if (outcome?.outcome === 'refused') throw outcome.reasons.some(({ code }) => code === 'not-found') ? notFound() : new Refusal('cannot-set-ready', { reasons: outcome.reasons })
    return show(await find(actor, dossierId))
  }
}
