// Looks at a file before it is sent: its kind, its size and its name. The check after the upload looks inside.
import { holdsPossibleBsn, withoutPossibleBsn } from './eleven-test.ts'

export const contentTypes = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type FileKind = keyof typeof contentTypes

/** As the API counts them. */
const megabyte = 1_000_000
export const mostMegabytes = 10

const extensions: Readonly<Record<string, FileKind>> = { pdf: 'pdf', jpg: 'jpg', jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', png: 'png', docx: 'docx' }

/** The kind that the first bytes say; a DOCX is a zip. */
function kindOfBytes(head: Uint8Array): FileKind | 'zip' | undefined {
  const starts = (...bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (starts(0xff, 0xd8, 0xff)) return 'jpg'
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'zip'
  // A PDF may have some bytes in front.
  return new TextDecoder('latin1').decode(head).includes('%PDF-') ? 'pdf' : undefined
}

/** How many bytes of a file `kindOfFile` needs. */
export const headBytes = 1024

/** The kind of a file by its name and its first bytes, when they agree. */
export function kindOfFile(name: string, head: Uint8Array): FileKind | undefined {
  const kind = extensions[name.split('.').at(-1)?.toLowerCase() ?? '']
  const found = kindOfBytes(head)
  return kind !== undefined && (found === kind || (found === 'zip' && kind === 'docx')) ? kind : undefined
}

export type FileFault = 'empty' | 'too-large' | 'kind' | 'kind-of-type' | 'too-large-for-type'

interface TypeLimits {
  readonly formats: readonly FileKind[]
  readonly maxMb: number
}

/** Everything that speaks against a file; of its type only once that is known. */
export function fileFaults(size: number, kind: FileKind | undefined, type: TypeLimits | undefined): readonly FileFault[] {
  if (size === 0) return ['empty']
  const most = type?.maxMb ?? mostMegabytes
  const faults: (FileFault | false)[] = [
    size > mostMegabytes * megabyte ? 'too-large' : size > most * megabyte && 'too-large-for-type',
    kind === undefined ? 'kind' : type !== undefined && !type.formats.includes(kind) && 'kind-of-type',
  ]
  return faults.filter((fault) => fault !== false)
}

/** The name under which a file is sent: a number that may be a BSN is left out, and it is no longer than the API takes. */
export function sentName(name: string, otherwise: string): string {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  const kept = holdsPossibleBsn(stem) ? withoutPossibleBsn(stem).replaceAll(/\bbsn\b/giu, '').replaceAll(/\s{2,}|[-_ ]+$|^[-_ ]+/gu, ' ').trim() : stem
  return `${(kept === '' ? otherwise : kept).slice(0, 240 - extension.length)}${extension}`
}
