// Kinds of files as people and browsers name them.
import type { FileKind } from '../../upload/file-checks.ts'
import { formatNames } from '../../words/attachment-types.ts'
import { typeWords } from '../../words/attachment-types.ts'

/** What a browser offers first. */
export const acceptedKinds = '.pdf,.jpg,.jpeg,.png,.docx'

/** "PDF of Word (docx)" */
export function formatsText(formats: readonly FileKind[]): string {
  const names = formats.map((format) => formatNames[format])
  return names.length > 1 ? `${names.slice(0, -1).join(', ')}${typeWords.or}${names.at(-1)}` : (names[0] ?? '')
}
