// The files themselves: uploads in quarantine, attachments that were checked.
import type { Checked, DeclaredFile, ScanResult } from '../domain/file-check.ts'
import type { Instant } from '../domain/moment.ts'

/** Uploads in quarantine, and attachments that were checked. Nothing here knows whose they are: the key says it. */
export interface ObjectStore {
  /** Where a browser may post exactly this file, for 15 minutes. `sha256` in hexadecimals, `size` in bytes. */
  presignUpload(key: string, file: { readonly contentType: string; readonly size: number; readonly sha256: string }): Promise<{ readonly url: string; readonly fields: Readonly<Record<string, string>> }>
  /** A link to one version of one attachment, for at most 300 s. */
  presignDownload(object: { readonly key: string; readonly versionId: string }, as: { readonly fileName: string; readonly contentType: string }, seconds: number): Promise<string>
  readQuarantine(key: string, versionId?: string): Promise<Uint8Array | undefined>
  /** Copies from quarantine to the attachments; answers the version that was made, nothing when the upload is no longer there. */
  accept(key: string, contentType: string, versionId?: string): Promise<{ readonly versionId: string } | undefined>
  removeQuarantine(key: string): Promise<void>
  /** Removes every version of the attachments with these keys. */
  remove(keys: readonly string[]): Promise<void>
  /** Removes just these versions; one that is not there is no fault. */
  removeVersions(bucket: 'quarantine' | 'attachments', versions: readonly { readonly key: string; readonly versionId: string }[]): Promise<void>
  /** The keys with any version below a prefix, each once, in pages. */
  list(
    bucket: 'quarantine' | 'attachments',
    prefix: string,
    after?: string,
  ): Promise<{ readonly keys: readonly { readonly key: string; readonly versions: number; readonly versionIds: readonly string[]; readonly lastModified: Instant }[]; readonly next?: string }>
}

/** Says whether an upload may be kept. Throws only for a fault of its own: whatever a file does is an answer. */
export type CheckFile = (bytes: Uint8Array, declared: DeclaredFile, scan: ScanResult) => Promise<Checked>
