// What goes into the zip of a fetch: a folder per dossier, its files, the view of the parents, and one index of it all.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { zipWords as words } from '../words/fetch-all.ts'
import { csvFile } from '../csv.ts'
import { fileName, folderName, uniqueNames } from './names.ts'

type Manifest = Answer<'fetchDossiers'>
export type LinkedDossier = Manifest['dossiers'][number]
type LinkedFile = LinkedDossier['files'][number]
export type FetchedFile = Omit<LinkedFile, 'url'>
/** A dossier of which all files are here, and checked. */
export type FetchedDossier = Omit<LinkedDossier, 'files'> & { readonly files: readonly FetchedFile[] }

export interface ZipFile {
  /** From the top of the zip. */
  readonly path: string
  readonly lastModified: Date
  /** A file that was fetched, by its checksum; or text that is written here. */
  readonly content: { readonly sha256: string; readonly size: number } | { readonly text: string }
}

/** The same order whatever order the dossiers came in: as the folders sort. */
const byName = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' })

const nameOf = ({ ownReference, number }: FetchedDossier) => folderName(ownReference ?? '', words.folder(number))

interface Foldered {
  readonly dossier: FetchedDossier
  readonly folder: string
}

/** A folder per dossier: its own reference, or its number where there is none; the number stands behind a reference that two pupils have. */
function foldersOf(dossiers: readonly FetchedDossier[]): readonly Foldered[] {
  const count = Map.groupBy(dossiers, (dossier) => nameOf(dossier).toLowerCase())
  const unique = uniqueNames([indexName])
  return dossiers
    .map((dossier) => {
      const name = nameOf(dossier)
      return { dossier, name: count.get(name.toLowerCase())!.length > 1 ? `${name} (${dossier.number})` : name }
    })
    .toSorted((a, b) => byName.compare(a.name, b.name) || a.dossier.dossierId.localeCompare(b.dossier.dossierId))
    .map(({ dossier, name }) => ({ dossier, folder: unique(name) }))
}

export const indexName = 'index.csv'

/** All files of a zip, the index first. */
export function contentsOf(dossiers: readonly FetchedDossier[], now: Date): readonly ZipFile[] {
  const rows: (readonly (string | number)[])[] = []
  const files: ZipFile[] = []
  for (const { dossier, folder } of foldersOf(dossiers)) {
    const lastModified = new Date(dossier.readyAt)
    const unique = uniqueNames()
    for (const file of dossier.files) {
      const path = `${folder}/${unique(fileName(file.fileName, words.file))}`
      files.push({ path, lastModified, content: { sha256: file.sha256, size: file.size } })
      rows.push(rowOf(dossier, path, file))
    }
    if (dossier.view !== undefined) files.push({ path: `${folder}/${unique(words.viewFile)}`, lastModified, content: { text: `\uFEFF${dossier.view.replaceAll(/\r?\n/g, '\r\n')}\r\n` } })
  }
  return [{ path: indexName, lastModified: now, content: { text: csvFile([words.columns, ...rows]) } }, ...files]
}

function rowOf(dossier: FetchedDossier, path: string, file: FetchedFile): readonly (string | number)[] {
  const { ownReference, number, poSchoolName, poSchoolId, version, readyAt, late, warmTransfer, agreed, view, leftOut } = dossier
  return [
    ownReference ?? '', number, poSchoolName, poSchoolId, version, words.readyAt(readyAt), words.yesNo(late), file.typeName, words.yesNo(file.sensitive), path, file.fileName, file.size, file.sha256,
    words.agreedNames[agreed], words.yesNo(view !== undefined), words.yesNo(warmTransfer), leftOut,
  ]
}
