// Changes what a PO school says of a dossier, takes one away that was never ready, and gives the parents another code.
import type { Actor } from '../domain/actor.ts'
import { nameDestinations } from '../domain/application-steps.ts'
import type { Attachment, Dossier } from '../domain/dossier.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import { changeDossier as changed, type DossierChange, mayBeRemoved } from '../domain/dossier-steps.ts'
import { objectKey } from '../domain/object-key.ts'
import { possibleBsnFaults } from '../domain/possible-bsn.ts'
import { type InputFault, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import { type DossierContext, findDossier, saveDossiers } from './dossier-context.ts'
import { type DestinationGiven, destinationFaults, destinationsOf } from './name-destinations.ts'
import { type DossierInFull, pathOfDossier, type SeePorts, showDossier, voSchoolsOf } from './see-dossiers.ts'
import { traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

export interface DossierChanges extends Pick<DossierChange, 'label' | 'group' | 'routes' | 'warmTransfer' | 'slots' | 'viaOso'> {
  readonly destinations?: readonly DestinationGiven[]
  readonly noBsn?: boolean
}

const refuse = (code: string) => new Refusal('cannot-change-dossier', { reasons: [{ code }] })

function refuseOldVersion(dossier: Dossier, expectedVersion: number): void {
  if (dossier.version !== expectedVersion) throw new Refusal('changed-meanwhile')
}

function typeFaults({ slots = {}, viaOso = [] }: DossierChanges, { types }: DossierContext): readonly InputFault[] {
  const isUnknown = (typeId: string) => !types.types.some((type) => type.typeId === typeId)
  return [
    ...Object.keys(slots).filter(isUnknown).map((typeId) => ({ path: `slots.${typeId}`, code: 'unknown-type' })),
    ...viaOso.flatMap((typeId, i) => (isUnknown(typeId) ? [{ path: `viaOso[${i}]`, code: 'unknown-type' }] : [])),
  ]
}

/** Only what is given changes; of `slots` only the types that are named. Refuses with all faults at once. */
export function changeDossier(ports: SeePorts) {
  const find = findDossier(ports)
  const save = saveDossiers(ports)
  const show = showDossier(ports)
  return async (actor: Actor, dossierId: DossierId, { destinations, noBsn, ...change }: DossierChanges, expectedVersion: number): Promise<DossierInFull> => {
    const context = await find(actor, dossierId)
    const { dossier: before, now } = context
    refuseFaults([
      ...possibleBsnFaults([{ path: 'label', text: change.label }, { path: 'group', text: change.group }], noBsn),
      ...(destinations ? destinationFaults(destinations, await voSchoolsOf(ports, before), 'destinations') : []),
      ...typeFaults(change, context),
    ])
    refuseOldVersion(before, expectedVersion)
    const { group: _group, ...withoutGroup } = before
    // An empty group is none: a field that is there always says something.
    const { group, ...rest } = change
    const base = group === '' ? withoutGroup : before
    const said: DossierChange = {
      ...rest,
      ...(group && { group }),
      ...(change.routes?.length === 0 && { routes: ['regular'] }),
      ...(change.slots && { slots: { ...before.slots, ...change.slots } }),
      ...(change.viaOso && { viaOso: [...new Set(change.viaOso)] }),
    }
    const stated = changed(base, said)
    const after = destinations ? nameDestinations(stated, destinationsOf(destinations, context, before.applications), now) : stated
    const [written] = await save(context, [{ before, after }], traceOf(actor, 'change-dossier', pathOfDossier(dossierId), now, before.version + 1))
    return show({ ...context, dossier: written! })
  }
}

/** Takes away a dossier that was never ready: its row first, then its files. */
export function removeDossier(ports: SeePorts & Pick<Ports, 'objects'>) {
  const find = findDossier(ports)
  return async (actor: Actor, dossierId: DossierId, expectedVersion: number): Promise<void> => {
    const { dossier, now } = await find(actor, dossierId)
    refuseOldVersion(dossier, expectedVersion)
    if (!mayBeRemoved(dossier)) throw refuse('was-set-ready')
    const codeHash = dossier.codeNumber > 0 ? await ports.codes.hashOf(await ports.codes.of(dossierId, dossier.codeNumber)) : undefined
    await ports.dossiers.remove(dossier, codeHash, traceOf(actor, 'remove-dossier', pathOfDossier(dossierId), now, dossier.version))
    await removeObjects(ports, dossier, dossier.open?.attachments ?? [])
  }
}

/** What a crash leaves behind here is swept later: no row knows it any more. */
export async function removeObjects(
  { objects }: Pick<Ports, 'objects'>,
  dossier: Dossier,
  files: readonly Pick<Attachment, 'attachmentId' | 'sha256'>[],
): Promise<void> {
  const keys = files.map(({ attachmentId, sha256 }) => objectKey({ ...dossier, attachmentId, sha256 }))
  if (keys.length === 0) return
  await Promise.all([objects.remove(keys), ...keys.map((key) => objects.removeQuarantine(key))])
}

/** Another code for the parents' form; the old one is dead in the same write. */
export function renewCode(ports: SeePorts) {
  const find = findDossier(ports)
  const save = saveDossiers(ports)
  return async (actor: Actor, dossierId: DossierId): Promise<string> =>
    tryAgain(async () => {
      const context = await find(actor, dossierId)
      const { dossier: before, head, now } = context
      if (!head.settings.usesCodes) throw refuse('region-without-codes')
      const hashOf = async (codeNumber: number) => ports.codes.hashOf(await ports.codes.of(dossierId, codeNumber))
      const codeNumber = before.codeNumber + 1
      const codes = {
        put: [{ hash: await hashOf(codeNumber), dossierId }],
        drop: before.codeNumber > 0 ? [await hashOf(before.codeNumber)] : [],
      }
      await save(context, [{ before, after: { ...before, codeNumber } }], traceOf(actor, 'renew-code', pathOfDossier(dossierId), now, before.version + 1), { codes })
      return ports.codes.of(dossierId, codeNumber)
    })
}
