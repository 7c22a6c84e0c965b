// The folder in which the laptop keeps everything: which form its content has, and whether it was ever filled.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { replaceFile } from './replace-file.ts'
import { StartProblem } from './start-problem.ts'

/** Raised when what is in the folder can no longer be read by older code. */
const format = 1

export interface DataFolder {
  readonly table: string
  readonly issuer: string
  readonly mail: string
  /** Of how many mails the application was told what became of them. */
  readonly mailsTold: string
  readonly clock: string
  readonly linkKey: string
  readonly objects: string
  /** Uploads lie here while a scanner looks at them; emptied at each start. */
  readonly scanning: string
  /** Whether what is in it may be used: the demo data are whole. */
  readonly filled: boolean
  markFilled(): void
}

const content = ['table', 'issuer.json', 'mail.jsonl', 'mails-told.json', 'clock.json', 'link-key', 'objects', 'scanning'] as const

/**
 * Makes the folder where it is not there. Throws a StartProblem when it cannot be written and, where it must be `readable`, when its
 * content was written by newer code.
 */
export function openDataFolder(path: string, { readable }: { readonly readable: boolean }): DataFolder {
  const folder = resolve(path)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (fault) {
    throw new StartProblem(`De map ${path} kan niet worden beschreven. Kies een andere map met OVERSTAP_DATA.`, fault)
  }
  const formatFile = join(folder, 'format.json')
  const kept = readable ? keptFormat(formatFile, path) : undefined
  return {
    table: join(folder, 'table'),
    issuer: join(folder, 'issuer.json'),
    mail: join(folder, 'mail.jsonl'),
    mailsTold: join(folder, 'mails-told.json'),
    clock: join(folder, 'clock.json'),
    linkKey: join(folder, 'link-key'),
    objects: join(folder, 'objects'),
    scanning: join(folder, 'scanning'),
    filled: kept?.filled ?? false,
    markFilled: () => replaceFile(formatFile, `${JSON.stringify({ format, filled: true })}\n`),
  }
}

/** Removes what the laptop keeps in the folder, and nothing else that may be there. */
export function emptyDataFolder(path: string): void {
  // First the mark, so that a half-emptied folder is not taken for a whole one.
  for (const name of ['format.json', ...content]) rmSync(join(resolve(path), name), { recursive: true, force: true })
}

function keptFormat(file: string, path: string): { readonly filled: boolean } | undefined {
  if (!existsSync(file)) return undefined
  const anew = `Begin opnieuw met: npm start -- --fresh, of kies een andere map met OVERSTAP_DATA.`
  let kept: { format?: unknown; filled?: unknown }
  try {
    kept = JSON.parse(readFileSync(file, 'utf8'))
  } catch (fault) {
    throw new StartProblem(`De gegevens in ${path} zijn niet te lezen. ${anew}`, fault)
  }
  if (kept.format !== format) throw new StartProblem(`De gegevens in ${path} zijn van een nieuwere versie. ${anew}`)
  return { filled: kept.filled === true }
}
