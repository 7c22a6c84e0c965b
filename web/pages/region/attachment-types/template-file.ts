// Which file may be sent as a template: looked at before anything is uploaded.
import { attachmentTypesWords as words } from '../../../words/attachment-types.ts'
import { fileWords, importWords } from '../../../words/schools.ts'

/** In bytes; the API says the same. */
const largest = 350_000

/** Why a file is not sent at all; `undefined` when it may be. */
export function templateFault(file: { readonly name: string; readonly size: number } | undefined): string | undefined {
  if (!file) return fileWords.none
  if (file.size === 0) return importWords.empty
  if (!/\.(pdf|docx)$/i.test(file.name)) return words.templateKind
  if (file.size > largest) return words.templateTooLarge(fileWords.size(file.size))
  return undefined
}
