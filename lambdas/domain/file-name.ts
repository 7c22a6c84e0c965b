// Makes the name of a file safe to show, to save on any machine, to put into a zip, and to send in a header.
import { type FileKind, kindOf } from './file-check.ts'

const mostCharacters = 120
/** Linux refuses longer names, in bytes of UTF-8; a zip may put something in front of it. */
const mostBytes = 240

/** Controls (C0, C1), lone surrogates, all that is drawn as nothing or turns direction, line separators, signs that are none. */
const unseen = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu
/** Signs that Windows refuses in a name or that end a folder, and their look-alikes after which Windows may read one. */
const forbidden = /[\\/:*?"<>|\u2044\u2215\u29f5\u29f8\u29f9\uff0f\uff3c\uff1a]/gu
/** Names that Windows takes for a device, whatever extension stands behind them. */
const reserved = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/iu

const extensions: Readonly<Record<FileKind, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  jpg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  docx: ['docx'],
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** The longest beginning of a text that fits, never half a character. */
function shortened(text: string, characters: number, bytes: number): string {
  let kept = ''
  for (const sign of text) {
    if (kept.length + sign.length > characters || bytesOf(kept) + bytesOf(sign) > bytes) break
    kept += sign
  }
  return kept
}

/** Without the points and spaces at its ends: Windows drops them behind, and a point in front hides a file. */
const trimmed = (text: string) => text.replace(/^[\s.]+|[\s.]+$/gu, '')

/**
 * A name under which a file of this kind can be shown and saved anywhere: NFC, at most 120 characters and 240 bytes, no signs that hide,
 * turn or end something, no name of a device, no path (what stands before the last slash is left out), and with the one extension that
 * fits the kind. A name with nothing left becomes `bijlage`. Safe names stay as they are.
 */
export function safeFileName(name: string, kind: FileKind): string {
  const last = name.split(/[\\/]/u).findLast((part) => part.trim() !== '') ?? ''
  const clean = trimmed(last.normalize('NFC').replace(unseen, '').replace(forbidden, '_').replace(/\s+/gu, ' '))
  const dot = clean.lastIndexOf('.')
  const written = dot >= 0 ? clean.slice(dot + 1).toLowerCase() : ''
  const fits = extensions[kind].includes(written)
  const extension = fits ? clean.slice(dot + 1) : extensions[kind][0]
  const wanted = fits ? clean.slice(0, dot) : clean
  const stem = trimmed(shortened(trimmed(wanted), mostCharacters - extension.length - 1, mostBytes - extension.length - 1))
  if (stem === '') return `bijlage.${extension}`
  if (!reserved.test(stem.split('.')[0]!.trim())) return `${stem}.${extension}`
  return `_${trimmed(shortened(stem, mostCharacters - extension.length - 2, mostBytes - extension.length - 2))}.${extension}`
}

/** Percent-encoded as RFC 8187 wants it: all but its attr-char. */
const percentEncoded = (text: string) => encodeURIComponent(text).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * The Content-Disposition that lets a browser save a file under this name (RFC 6266): a plain name for old programs, and the real one as
 * RFC 8187 writes it. Wants a safe name; whatever it gets, the answer is one line of visible ASCII.
 */
export function contentDisposition(fileName: string): string {
  const name = fileName.replace(unseen, '').replace(forbidden, '_')
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%/]/gu, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${percentEncoded(name)}`
}

/**
 * The name under which a link gives a file: a link stands in access logs, and schools put names of pupils in names of files. The manifest says
 * what the file is called.
 */
export function linkName(number: string, { attachmentId, contentType }: { readonly attachmentId: string; readonly contentType: string }): string {
  const kind = kindOf(contentType)
  return `bijlage-${number}-${attachmentId.slice(0, 4)}${kind ? `.${kind}` : ''}`
}
