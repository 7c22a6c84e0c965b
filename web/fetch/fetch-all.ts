// Fetches many dossiers in parts: links for some at a time, a few files at once, each file checked; what breaks off leaves whole dossiers behind.
import type { Answer } from '../../lambdas/contract/routes.ts'
import type { FetchedDossier, FetchedFile, LinkedDossier } from './contents.ts'
import { DownloadFailed, type Promised } from './download.ts'

type Manifest = Answer<'fetchDossiers'>
export type Refused = Manifest['refused'][number]

/** Links live five minutes: so many dossiers are there long before, also over a slow line. */
export const dossiersAtOnce = 50
export const filesAtOnce = 4
/** A link this old is asked anew rather than tried. */
const freshFor = 240_000
/** How often a dossier gets new links before it is given up. */
const mostAsks = 4
/** How long to wait before a file is tried again over a bad line. */
const pauses = [500, 2000]

export interface FetchEdges {
  /** Links to these dossiers; throws when the API cannot be reached or refuses. */
  readonly manifest: (dossierIds: readonly string[]) => Promise<Manifest>
  readonly download: (file: Promised, onBytes: (count: number) => void) => Promise<Uint8Array<ArrayBuffer>>
  readonly hasFile: (sha256: string) => Promise<boolean>
  readonly keepFile: (file: FetchedFile, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** All files of it are kept. */
  readonly keepDossier: (dossier: FetchedDossier) => Promise<void>
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
}

/** What the fetch tells while it goes on. */
export interface FetchTold {
  readonly dossier: (dossier: FetchedDossier) => void
  readonly refused: (refused: readonly Refused[]) => void
  /** A file is under way: how much of it is there; `undefined` when it is done or given up. */
  readonly file: (file: FetchedFile & { readonly dossier: LinkedDossier }, bytes: number | undefined) => void
}

/** A file whose bytes stay wrong: its dossier is left out, the others go on. */
export interface FetchEnd {
  readonly damaged: readonly LinkedDossier[]
}

async function inTurns<T>(items: readonly T[], atOnce: number, act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const failed: unknown[] = []
  const worker = async () => {
    while (left.length > 0 && failed.length === 0) await act(left.shift()!).catch((fault: unknown) => failed.push(fault))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (failed.length > 0) throw failed[0]
}

const withoutLinks = ({ files, ...dossier }: LinkedDossier): FetchedDossier => ({ ...dossier, files: files.map(({ url: _url, ...file }) => file) })

/** Fetches these dossiers; throws what cut it off, after which the rest can be asked for again. */
export async function fetchAll(edges: FetchEdges, dossierIds: readonly string[], told: FetchTold): Promise<FetchEnd> {
  const asks = new Map<string, number>()
  const damaged: LinkedDossier[] = []
  let left = [...dossierIds]

  /** Answers whether the file is kept now; not when it needs a new link. */
  async function fetchFile(dossier: LinkedDossier, { url, ...file }: LinkedDossier['files'][number], since: number): Promise<'kept' | 'expired' | 'damaged'> {
    if (await edges.hasFile(file.sha256)) return 'kept'
    for (let attempt = 0; ; attempt++) {
      if (edges.now() - since > freshFor) return 'expired'
      told.file({ ...file, dossier }, 0)
      try {
        const bytes = await edges.download({ url, size: file.size, sha256: file.sha256 }, (count) => told.file({ ...file, dossier }, count))
        await edges.keepFile(file, bytes)
        return 'kept'
      } catch (fault) {
        if (!(fault instanceof DownloadFailed)) throw fault
        if (fault.fault === 'expired') return 'expired'
        if (attempt >= pauses.length) {
          if (fault.fault === 'damaged') return 'damaged'
          throw fault
        }
        await edges.wait(pauses[attempt]!)
      } finally {
        told.file({ ...file, dossier }, undefined)
      }
    }
  }

  async function fetchPart(manifest: Manifest, since: number): Promise<void> {
    const open = new Map(manifest.dossiers.map((dossier) => [dossier, dossier.files.length]))
    const outcome = new Map<LinkedDossier, 'expired' | 'damaged'>()
    const finish = async (dossier: LinkedDossier) => {
      const became = outcome.get(dossier)
      if (became === 'expired' && (asks.get(dossier.dossierId) ?? 0) < mostAsks) return
      left = left.filter((dossierId) => dossierId !== dossier.dossierId)
      if (became !== undefined) return void damaged.push(dossier)
      const fetched = withoutLinks(dossier)
      await edges.keepDossier(fetched)
      told.dossier(fetched)
    }
    const files = manifest.dossiers.flatMap((dossier) => dossier.files.map((file) => ({ dossier, file })))
    await inTurns(files, filesAtOnce, async ({ dossier, file }) => {
      const became = await fetchFile(dossier, file, since)
      if (became !== 'kept') outcome.set(dossier, became)
      const before = open.get(dossier)! - 1
      open.set(dossier, before)
      if (before === 0) await finish(dossier)
    })
  }

  while (left.length > 0) {
    const part = left.slice(0, dossiersAtOnce)
    const since = edges.now()
    const manifest = await edges.manifest(part)
    for (const dossierId of part) asks.set(dossierId, (asks.get(dossierId) ?? 0) + 1)
    const later = new Set(manifest.refused.filter(({ reasons }) => manifest.dossiers.length > 0 && reasons.some(({ code }) => code === 'too-many-at-once')).map(({ dossierId }) => dossierId))
    const refused = manifest.refused.filter(({ dossierId }) => !later.has(dossierId))
    if (refused.length > 0) told.refused(refused)
    const given = new Set(manifest.dossiers.map(({ dossierId }) => dossierId))
    left = left.filter((dossierId) => !part.includes(dossierId) || given.has(dossierId) || later.has(dossierId))
    await fetchPart(manifest, since)
  }
  return { damaged }
}
