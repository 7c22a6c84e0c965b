// Opens the next version of a dossier beside the one that stands ready, or takes back all that is ready.
import type { Actor } from '../domain/actor.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import { recall, reopen } from '../domain/dossier-steps.ts'
import type { DossierFetch } from '../domain/dossier-story.ts'
import { type Instant, later } from '../domain/moment.ts'
import type { Notification } from '../domain/notification.ts'
import { notFound } from '../domain/refusal.ts'
import { linkSeconds } from '../domain/object-key.ts'
import { leakMail, recallMail } from '../domain/transfer-mails.ts'
import { type DossierContext, findDossier, saveDossiers } from './dossier-context.ts'
import { type DossierInFull, fetchesByDossier, pathOfDossier, type SeePorts, showDossier } from './see-dossiers.ts'
import { traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

/** The next version, with the same files; what stands ready stays as it is. One that is open already is left so. */
export function reopenDossier(ports: SeePorts) {
  const find = findDossier(ports)
  const save = saveDossiers(ports)
  const show = showDossier(ports)
  return async (actor: Actor, dossierId: DossierId): Promise<DossierInFull> =>
    tryAgain(async () => {
      const context = await find(actor, dossierId)
      const { dossier: before, now } = context
      const after = reopen(before)
      if (after === before) {
        await ports.schools.note(before, traceOf(actor, 'reopen-dossier', pathOfDossier(dossierId), now, before.version))
        return show(context)
      }
      const [written] = await save(context, [{ before, after }], traceOf(actor, 'reopen-dossier', pathOfDossier(dossierId), now, before.version + 1))
      return show({ ...context, dossier: written! })
    })
}

export interface Recalled {
  readonly shown: DossierInFull
  /** Who has it: a download is not gone. */
  readonly fetchedBy: readonly DossierFetch[]
  /** Until when links that were given out before may still work. */
  readonly linksLiveUntil?: Instant
}

/**
 * Takes back all versions at once. VO schools that had fetched it are written in the same transaction; when it went to the wrong school also
 * who leads this school and the contact point, with the first steps of a possible leak.
 */
export function recallDossier(ports: SeePorts) {
  const find = findDossier(ports)
  const save = saveDossiers(ports)
  const show = showDossier(ports)
  const fetchesOf = async ({ dossier }: DossierContext) => fetchesByDossier(await ports.dossiers.fetches(dossier.schoolId, dossier.year)).get(dossier.dossierId) ?? []

  async function mailsOf({ dossier, head, now }: DossierContext, fetches: readonly DossierFetch[], isLeak: boolean): Promise<readonly Notification[]> {
    const ids = [...new Set(fetches.map(({ schoolId }) => schoolId))]
    const places = [dossier.schoolId, ...ids].map((schoolId) => ({ schoolId, regionId: dossier.regionId, year: dossier.year }))
    const [own, ...others] = await ports.schools.getAllWithYears(places)
    if (!own) throw notFound()
    const about = { head, dossierIds: [dossier.dossierId] }
    const openers = others.flatMap((found) => (found ? [{ school: found.school, dossierIds: about.dossierIds }] : []))
    return [
      ...recallMail({ ...about, isLeak }, own.school, openers, now, ports.fingerprint),
      ...(isLeak ? leakMail({ ...about, openedBy: ids.length }, own.school, now, ports.fingerprint) : []),
    ]
  }

  return async (actor: Actor, dossierId: DossierId, { wrongSchool = false }: { readonly wrongSchool?: boolean }): Promise<Recalled> => {
    const context = await tryAgain(async () => {
      const found = await find(actor, dossierId)
      const { dossier: before, now } = found
      const after = recall(before, now)
      // Counted before they are read, and checked when it is written: whoever fetched it until then is mailed, and after it nobody can.
      const timesFetched = await ports.dossiers.timesFetched(before)
      const mails = await mailsOf(found, await fetchesOf(found), wrongSchool)
      const act = wrongSchool ? 'recall-dossier-wrong-school' : 'recall-dossier'
      const [written] = await save(found, [{ before, after }], traceOf(actor, act, pathOfDossier(dossierId), now, before.version + 1), { mails, timesFetched })
      return { ...found, dossier: written! }
    })
    // Asked after the write: a fetch that was just before it is told too.
    const shown = await show(context)
    const { now } = context
    const isRecent = shown.fetches.some(({ at }) => at > now - linkSeconds * 1000)
    return { shown, fetchedBy: shown.fetches, ...(isRecent && { linksLiveUntil: later(now, linkSeconds * 1000) }) }
  }
}
