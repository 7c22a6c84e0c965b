// The folder in which fetched dossiers are kept: a place for checked files, what is there, and the folders that people open.
import { copyFile, link, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { contentsOf, type FetchedDossier } from '../../web/fetch/contents.ts'
import { sha256Of } from '../../web/fetch/download.ts'

export interface Kept {
  /** Of which installation, region, year and school: another one needs a folder of its own. */
  readonly of: string
  /** What `changedSince` takes the next time; absent until a fetch was finished. */
  readonly since?: string
  readonly dossiers: readonly FetchedDossier[]
  /** The files that stand in the folder because of us: what is not needed any more is taken away, and nothing else. */
  readonly paths: readonly string[]
}

const hidden = '.overstap'

let parts = 0

/** Whole or not at all: a break never leaves half a file under its name. Two at once never write into each other's part. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.deel${(parts += 1)}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(part, content)
  await rename(part, path)
}

/** Opens the folder, or makes it; refuses a folder that is kept for something else. */
export async function openFolder(folder: string, of: string) {
  const statePath = join(folder, hidden, 'stand.json')
  const poolFolder = join(folder, hidden, 'bestanden')
  /** A checksum is a name of its own; nothing else becomes one. */
  const pool = (sha256: string) => {
    if (!/^[\da-f]{64}$/.test(sha256)) throw new Error('een checksum die er geen is')
    return join(poolFolder, sha256)
  }
  await mkdir(poolFolder, { recursive: true })
  const text = await readFile(statePath, 'utf8').catch(() => undefined)
  let kept: Kept = text === undefined ? { of, dossiers: [], paths: [] } : (JSON.parse(text) as Kept)
  if (kept.of !== of) throw new Error(`De map ${folder} is van iets anders: ${kept.of}. Kies een andere map.`)

  let saving: Promise<void> = Promise.resolve()
  /** One after another: what was said last stands last. */
  const save = (next: Partial<Kept>): Promise<void> => {
    kept = { ...kept, ...next }
    const text = JSON.stringify(kept, null, 1)
    saving = saving.then(() => writeWhole(statePath, text))
    return saving
  }

  async function isThere(sha256: string): Promise<boolean> {
    const bytes = await readFile(pool(sha256)).catch(() => undefined)
    return bytes !== undefined && (await sha256Of(new Uint8Array(bytes))) === sha256
  }

  return {
    kept: () => kept,
    isThere,
    keepFile: (sha256: string, bytes: Uint8Array) => writeWhole(pool(sha256), bytes),
    /** A later version takes the place of an earlier one. */
    keepDossier: (dossier: FetchedDossier) => save({ dossiers: [...kept.dossiers.filter(({ dossierId }) => dossierId !== dossier.dossierId), dossier] }),
    finish: (since: string) => save({ since }),
    /** Writes a folder per dossier and the index of all; takes away what we wrote before and is not needed any more. */
    async layOut(now: Date): Promise<void> {
      const contents = contentsOf(kept.dossiers, now)
      const wanted = new Set(contents.map(({ path }) => path))
      // Known before it is written: a break leaves nothing of which nobody knows.
      await save({ paths: [...new Set([...kept.paths, ...wanted])] })
      for (const path of kept.paths.filter((each) => !wanted.has(each))) await remove(folder, path)
      for (const { path, content } of contents) {
        const target = join(folder, path)
        if ('text' in content) await writeWhole(target, content.text)
        else await place(pool(content.sha256), target)
      }
      await save({ paths: [...wanted] })
      const needed = new Set(kept.dossiers.flatMap(({ files }) => files.map(({ sha256 }) => sha256)))
      for (const name of await readdir(poolFolder)) if (!needed.has(name)) await rm(join(poolFolder, name))
    },
  }
}

/** The same file under another name where the disk can do that; else a copy. */
async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const [source, target] = await Promise.all([stat(from), stat(to).catch(() => undefined)])
  if (target && target.ino === source.ino && target.ino !== 0) return
  await rm(to, { force: true })
  await link(from, to).catch(() => copyFile(from, to))
}

async function remove(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true })
  const [first] = path.split('/')
  // Somebody's own file in it keeps the folder.
  if (path.includes('/') && first) await rmdir(join(folder, first)).catch(() => undefined)
}
