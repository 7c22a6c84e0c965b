// Takes in one upload after its malware scan: it becomes an attachment of its dossier, or is refused with every reason, and leaves quarantine.
import { type AttachmentTypes, megabyte, typeOf } from '../domain/attachment-type.ts'
import type { Attachment, Dossier } from '../domain/dossier.ts'
import { dossierIdOf } from '../domain/dossier-id.ts'
import { settleCheck } from '../domain/dossier-steps.ts'
import type { Checked, ScanResult } from '../domain/file-check.ts'
import type { Instant } from '../domain/moment.ts'
import { type ObjectPlace, readObjectKey } from '../domain/object-key.ts'
import { isPastRetention } from '../domain/retention.ts'
import type { Ports } from '../ports/ports.ts'
import { saveDossiers } from './dossier-context.ts'
import { doorTrace } from './trace.ts'
import { tryAgain } from './try-again.ts'

export interface Upload {
  readonly key: string
  readonly versionId?: string
  /** `failed`: the scanner came to no answer. */
  readonly scan: ScanResult | 'failed'
}

/** `unwanted`: no dossier waits for it (any more). `gone`: it was taken away before this. `not-ours`: we never gave out its key. */
export type TakenIn = 'accepted' | 'refused' | 'unwanted' | 'gone' | 'not-ours'

type Needed = Pick<Ports, 'clock' | 'years' | 'attachmentTypes' | 'dossiers' | 'objects' | 'checkFile' | 'fingerprint'>

const attachmentOf = (dossier: Dossier, { attachmentId, sha256 }: ObjectPlace): Attachment | undefined =>
  dossier.open?.attachments.find((attachment) => attachment.attachmentId === attachmentId && attachment.sha256 === sha256)

const namesVersion = ({ open, ready }: Dossier, versionId: string): boolean =>
  ready.some(({ files }) => files.some((file) => file.versionId === versionId)) ||
  (open?.attachments ?? []).some(({ check }) => check.state === 'accepted' && check.versionId === versionId)

/**
 * Nothing is seen of an upload before its dossier says `accepted`: the copy is made first, then the dossier is written, and quarantine is
 * cleared last. Wherever that is cut off, the same message again ends it. Throws where nothing is known of the upload yet, so that the queue
 * tries again. `isScanned`: there is a scanner, so a file that it could not look into is refused.
 */
export function takeInUpload(ports: Needed, { isScanned }: { readonly isScanned: boolean }) {
  const { clock, years, attachmentTypes, dossiers, objects } = ports
  const save = saveDossiers(ports)

  /** The attachment of a dossier, while that waits for its upload. */
  async function whichWaits(dossier: Dossier | undefined, place: ObjectPlace, now: Instant): Promise<Attachment | undefined> {
    const attachment = dossier?.regionId === place.regionId ? attachmentOf(dossier, place) : undefined
    if (attachment?.check.state !== 'announced') return undefined
    const head = await years.get(place)
    return head && !isPastRetention(head, now) ? attachment : undefined
  }

  async function check(bytes: Uint8Array, attachment: Attachment, types: AttachmentTypes, scan: ScanResult): Promise<Checked> {
    const { contentType, fileName, size, sha256, typeId, noBsn = false } = attachment
    const maxMb = typeOf(types, typeId)?.maxMb
    const declared = { contentType, fileName, size, sha256, noBsn, ...(maxMb !== undefined && { maxBytes: maxMb * megabyte }) }
    const checked = await ports.checkFile(bytes, declared, scan)
    // What the scanner could not look into mostly has a reason that a school can mend, such as a password.
    return scan === 'not-scanned' && isScanned && checked.outcome === 'accepted' ? { outcome: 'refused', reasons: [{ code: 'cannot-be-scanned' }] } : checked
  }

  return async ({ key, versionId, scan }: Upload): Promise<TakenIn> => {
    const place = readObjectKey(key)
    if (!place) return 'not-ours'
    let checked: Checked | undefined
    let copy: { readonly versionId: string } | undefined

    async function unwanted(dossier: Dossier | undefined): Promise<TakenIn> {
      // Another message may have brought the same upload in meanwhile: only the copy that was made here goes. What a try before this one
      // copied and did not write down, the sweep finds.
      if (copy && !(dossier && namesVersion(dossier, copy.versionId))) await objects.removeVersions('attachments', [{ key, versionId: copy.versionId }])
      await objects.removeQuarantine(key)
      return 'unwanted'
    }

    return tryAgain(async () => {
      const now = clock()
      const dossier = await dossiers.get(dossierIdOf(place))
      const attachment = await whichWaits(dossier, place, now)
      if (!dossier || !attachment) return unwanted(dossier)
      if (scan === 'failed') throw new Error('the malware scan came to no answer')
      const types = await attachmentTypes.get(dossier)
      if (!checked) {
        const bytes = await objects.readQuarantine(key, versionId)
        if (!bytes) return 'gone'
        checked = await check(bytes, attachment, types, scan)
      }
      if (checked.outcome === 'accepted') copy ??= await objects.accept(key, checked.contentType, versionId)
      const settled = settle(dossier, attachment, checked, copy, now)
      if (!settled) return 'gone'
      const act = checked.outcome === 'accepted' ? 'accept-attachment' : 'refuse-attachment'
      await save({ types }, [{ before: dossier, after: settled }], doorTrace('intake', act, `dossiers/${dossier.dossierId}/attachments/${attachment.attachmentId}`, now))
      await objects.removeQuarantine(key)
      return checked.outcome
    })
  }
}

/** The dossier with what the check said; nothing where the upload was gone before it could be copied. */
function settle(dossier: Dossier, { attachmentId }: Attachment, checked: Checked, copy: { readonly versionId: string } | undefined, now: Instant): Dossier | undefined {
  if (checked.outcome === 'refused') return settleCheck(dossier, attachmentId, { state: 'refused', at: now, reasons: checked.reasons })
  return copy && settleCheck(dossier, attachmentId, { state: 'accepted', at: now, versionId: copy.versionId, findings: checked.findings }, checked.contentType)
}
