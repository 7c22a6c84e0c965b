// Keeps every version of every object on disk: one file each, which holds what is known of it and its content, and comes by one rename.
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What is kept of an object beside its content. */
export interface Described {
  readonly etag: string
  /** Headers with which it is answered, as they came with it. */
  readonly headers: Readonly<Record<string, string>>
  /** Headers of checksums, answered on request. */
  readonly checksums: Readonly<Record<string, string>>
}

export interface Version extends Described {
  readonly bucket: string
  readonly key: string
  /** `null`, as text, in a bucket without versions. */
  readonly versionId: string
  /** A marker has no content: it says that the object was deleted. */
  readonly kind: 'object' | 'marker'
  readonly size: number
  /** Milliseconds. */
  readonly modifiedAt: number
  /** Grows with every write; the highest of a key is the current one. */
  readonly sequence: number
}

export interface Versions {
  /** Keeps a version; when it answers, the version is on disk. Answers nothing when `onlyNew` and the object is there. */
  put(bucket: string, key: string, content: Buffer, described: Described, onlyNew?: boolean): Promise<Version | undefined>
  /** Marks as deleted what has versions. */
  mark(bucket: string, key: string): Version
  /** The newest first. */
  of(bucket: string, key: string): readonly Version[]
  /** All keys that begin so, in the order of their bytes. */
  keys(bucket: string, prefix: string): readonly string[]
  read(version: Version, from?: number, length?: number): Buffer
  /** For good. */
  remove(version: Version): void
}

/** In a file the description stands in its first line. */
interface Kept {
  readonly version: Version
  readonly file: string
  readonly contentAt: number
}

const unfinished = '.part'
const nothing: Described = { etag: '', headers: {}, checksums: {} }

/** Opens the folder at `path`; removes what a killed process did not finish. Throws when a file in it cannot be read. */
export function openVersions(path: string, buckets: readonly { readonly name: string; readonly versioned: boolean }[], now: () => number): Versions {
  const kept = new Map<string, Map<string, readonly Kept[]>>()
  const versioned = new Map(buckets.map((bucket) => [bucket.name, bucket.versioned]))
  let sequence = 0

  /** Adds a version that is on disk. In a bucket without versions only the newest stays. */
  function add(one: Kept): void {
    const { bucket, key } = one.version
    const all = [one, ...listOf(bucket, key)].sort((a, b) => b.version.sequence - a.version.sequence)
    kept.get(bucket)!.set(key, versioned.get(bucket) ? all : all.slice(0, 1))
    for (const old of versioned.get(bucket) ? [] : all.slice(1)) rmSync(old.file)
  }

  const listOf = (bucket: string, key: string) => kept.get(bucket)!.get(key) ?? []
  const keptOf = (version: Version) => listOf(version.bucket, version.key).find((one) => one.version === version)!

  function newVersion(bucket: string, key: string, kind: Version['kind'], size: number, described: Described) {
    const id = randomBytes(16).toString('hex')
    const versionId = versioned.get(bucket) ? id : 'null'
    const version: Version = { bucket, key, versionId, kind, size, modifiedAt: now(), sequence: (sequence += 1), ...described }
    const head = Buffer.from(`${JSON.stringify(version)}\n`)
    return { one: { version, file: join(path, bucket, `${nameOf(key)}-${id}`), contentAt: head.length }, head }
  }

  for (const { name } of buckets) {
    const folder = join(path, name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    kept.set(name, new Map())
    for (const entry of readdirSync(folder)) {
      const file = join(folder, entry)
      if (entry.endsWith(unfinished)) rmSync(file)
      else add(readKept(file))
    }
    for (const lists of kept.get(name)!.values()) sequence = Math.max(sequence, lists[0]!.version.sequence)
  }

  return {
    async put(bucket, key, content, described, onlyNew = false) {
      const { one, head } = newVersion(bucket, key, 'object', content.length, described)
      const part = `${one.file}${unfinished}`
      await writeFile(part, Buffer.concat([head, content]), { mode: 0o600, flush: true })
      if (onlyNew && listOf(bucket, key)[0]?.version.kind === 'object') return void (await rm(part))
      renameSync(part, one.file)
      add(one)
      return one.version
    },
    mark(bucket, key) {
      const { one, head } = newVersion(bucket, key, 'marker', 0, nothing)
      const part = `${one.file}${unfinished}`
      writeFileSync(part, head, { mode: 0o600, flush: true })
      renameSync(part, one.file)
      add(one)
      return one.version
    },
    of: (bucket, key) => listOf(bucket, key).map(({ version }) => version),
    keys: (bucket, prefix) => [...kept.get(bucket)!.keys()].filter((key) => key.startsWith(prefix)).sort(byBytes),
    read(version, from = 0, length = version.size - from) {
      const { file, contentAt } = keptOf(version)
      return readPart(file, contentAt + from, length)
    },
    remove(version) {
      rmSync(keptOf(version).file)
      const rest = listOf(version.bucket, version.key).filter((one) => one.version !== version)
      if (rest.length > 0) kept.get(version.bucket)!.set(version.key, rest)
      else kept.get(version.bucket)!.delete(version.key)
    },
  }
}

/** As S3 sorts: by the bytes of UTF-8, which is not the order of JavaScript for signs beyond the first 65,536. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** A key may hold what no file name can, so a file carries a digest of it. */
const nameOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 40)

/** The first line is never longer: a key has 1 KB and metadata 2 KB, which JSON may write six times as long. */
const longestHead = 65_536

function readKept(file: string): Kept {
  const { size } = statSync(file)
  const head = readPart(file, 0, Math.min(size, longestHead))
  const contentAt = head.indexOf(10) + 1
  const version = contentAt === 0 ? undefined : (JSON.parse(head.toString('utf8', 0, contentAt)) as Version)
  if (version === undefined || size !== contentAt + version.size) throw new Error(`${file} is not whole`)
  return { version, file, contentAt }
}

function readPart(file: string, from: number, length: number): Buffer {
  const opened = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    const read = readSync(opened, bytes, 0, length, from)
    if (read !== length) throw new Error(`${file} ended after ${read} of ${length} bytes`)
    return bytes
  } finally {
    closeSync(opened)
  }
}
