// What checking a file can say of it: the kinds that are carried, the reasons to refuse one, and what a school hears of one that is kept.

export type FileKind = 'pdf' | 'jpg' | 'png' | 'docx'

/** The one content type under which each kind is announced, kept and served. */
export const contentTypes = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Readonly<Record<FileKind, string>>

export type FileContentType = (typeof contentTypes)[FileKind]

/** The kind that a content type stands for; nothing when it is not one that is carried. */
export function kindOf(contentType: string): FileKind | undefined {
  return (Object.keys(contentTypes) as FileKind[]).find((kind) => contentTypes[kind] === contentType)
}

/** The most bytes of any file; a type of attachment may allow less. */
export const mostBytes = 10 * 1024 * 1024

/** What the malware scan said; `not-scanned` where nothing could look. */
export type ScanResult = 'clean' | 'infected' | 'not-scanned'

export type FileReasonCode =
  // is it what was announced
  | 'empty'
  | 'size-differs'
  | 'sha256-differs'
  | 'too-large'
  // what is it
  | 'unknown-kind'
  | 'kind-not-allowed'
  | 'kind-differs'
  | 'two-kinds'
  // may it be opened
  | 'infected'
  | 'cannot-be-scanned'
  | 'password'
  | 'bomb'
  | 'too-deep'
  // what a PDF may not hold
  | 'pdf-broken'
  | 'pdf-javascript'
  | 'pdf-launch'
  | 'pdf-embedded-file'
  | 'pdf-xfa'
  | 'pdf-rich-media'
  | 'pdf-remote'
  // what a DOCX may not hold
  | 'docx-broken'
  | 'docx-macro'
  | 'docx-external-template'
  | 'docx-external'
  | 'docx-ole'
  | 'docx-nested-zip'
  | 'docx-path'
  | 'docx-entities'
  | 'docx-dde'
  // an image
  | 'image-broken'
  | 'image-too-large'
  // a BSN
  | 'bsn-in-file'
  | 'bsn-possible'

/** Where in a file a text stands that has no page, or whose page is not known. */
export type FilePlace = 'page' | 'text' | 'header-or-footer' | 'notes' | 'comments' | 'properties'

export type FileReason = {
  readonly code: FileReasonCode
  /**
   * `page` counts from 1. `found` and `declared` are short names of kinds (`pdf`, `xlsx`). `most` is in bytes for `too-large`, in pixels
   * for `image-too-large`.
   */
  readonly details?: { readonly page?: number; readonly place?: FilePlace; readonly found?: string; readonly declared?: string; readonly most?: number }
}

/**
 * What a school hears of a file that is kept. `author`, `comments` and `tracked-changes`: the receiver can read these too. `no-text`: so many
 * pages hold no text that can be read, so no BSN was looked for there. `bsn-denied`: a possible BSN stands there, and the school looked.
 */
export type FileFindingCode = 'author' | 'comments' | 'tracked-changes' | 'no-text' | 'not-scanned' | 'bsn-denied'

export type FileFinding = {
  readonly code: FileFindingCode
  readonly details?: { readonly count?: number; readonly pages?: number; readonly page?: number; readonly place?: FilePlace }
}

export type Checked =
  | { readonly outcome: 'accepted'; readonly findings: readonly FileFinding[]; readonly contentType: FileContentType }
  | { readonly outcome: 'refused'; readonly reasons: readonly FileReason[] }

/** What was announced of a file: `size` in bytes, `sha256` in hex; `noBsn`: the school looked, and a possible BSN is none. */
export interface DeclaredFile {
  readonly contentType: string
  readonly fileName: string
  readonly size: number
  readonly sha256: string
  readonly maxBytes?: number
  readonly noBsn: boolean
}
