// Takes down what a VO school says of what it fetched (terugmelding); "niet bij ons aangemeld" and "niet verschenen" end its access at once.
import type { Actor } from '../domain/actor.ts'
import type { Receipt, ReceiptKind } from '../domain/application.ts'
import { giveReceipt as giveIt } from '../domain/application-steps.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import type { DossierReason } from '../domain/dossier-reasons.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { SeenDelivery } from '../domain/seen-delivery.ts'
import { notOursMail } from '../domain/transfer-mails.ts'
import type { ActPorts } from './change-application.ts'
import { findDelivery, seenAfter } from './delivery-context.ts'
import { saveDossiers } from './dossier-context.ts'
import { pathOfDossier } from './see-dossiers.ts'
import { traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

const endsAccess: ReadonlySet<ReceiptKind> = new Set(['not-ours', 'not-arrived'])
const isOfFiles: ReadonlySet<ReceiptKind> = new Set(['complete', 'unreadable'])

function whatForbids(kind: ReceiptKind, { fetched, opened }: SeenDelivery): DossierReason | undefined {
  if (isOfFiles.has(kind)) return fetched ? undefined : 'nothing-fetched'
  return endsAccess.has(kind) || opened ? undefined : 'not-open-for-you'
}

/**
 * Refuses `not-found` for a dossier that the school may not know of; files can only be complete or unreadable where some were fetched. What the
 * school said before, of the same version, is answered as it is there, and nobody is mailed again.
 */
export function giveReceipt(ports: ActPorts) {
  const { schools, dossiers, attachmentTypes, fingerprint } = ports
  const find = findDelivery(ports)
  const save = saveDossiers(ports)
  return async (actor: Actor, dossierId: DossierId, asked: SchoolId | undefined, kind: ReceiptKind): Promise<SeenDelivery> => {
    const found = await find(actor, dossierId, asked)
    const { head, school, seen, delivery, now } = found
    const forbidden = whatForbids(kind, seen)
    if (forbidden) throw new Refusal('cannot-change-dossier', { reasons: [{ code: forbidden }] })
    const receipt: Receipt = { kind, at: now, ...(seen.fetched && isOfFiles.has(kind) && { version: seen.fetched.version }) }
    const trace = traceOf(found.actor, 'give-receipt', `${pathOfDossier(dossierId)}/receipts`, now, receipt.version)
    const types = await attachmentTypes.get(head)
    const poSchool = kind === 'not-ours' ? (await schools.getWithYear(head, delivery.schoolId))?.school : undefined
    const mails = poSchool ? notOursMail({ head, dossierIds: [dossierId], voSchool: school }, poSchool, now, fingerprint) : []
    const after = await tryAgain(async () => {
      const before = await dossiers.get(dossierId)
      if (!before) throw notFound()
      const after = giveIt(before, school.schoolId, receipt, seen.knowsEnd)
      if (after === before) {
        await schools.note(head, trace)
        return before
      }
      const [saved] = await save({ types }, [{ before, after }], trace, { mails })
      return saved!
    })
    return seenAfter(found, found, after)
  }
}
