// Keeps what a fetch has so far in this browser, so that a cut line or a closed tab costs nothing: IndexedDB, because every browser that schools
// use keeps blobs in it over a reload, without a worker and without asking; a private file system still lacks plain writing in some of them.
import type { FetchedDossier, FetchedFile } from './contents.ts'

const database = 'overstap-fetch'
/** Pupils' files do not stay on a shared computer: what nobody finished in half a day goes. */
export const keptFor = 12 * 3_600_000

/** A fetch under way: whose it is, and what was asked for. */
export interface Job {
  /** The person, the school, the region and year: nobody finds another's. */
  readonly id: string
  readonly startedAt: number
  readonly wanted: readonly string[]
  /** Dossiers that are in a zip that was saved already. */
  readonly saved: readonly string[]
  /** How many zips were saved. */
  readonly zips: number
}

let opening: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.addEventListener('upgradeneeded', () => {
      for (const store of ['jobs', 'dossiers', 'files']) request.result.createObjectStore(store)
    })
    request.addEventListener('success', () => {
      // Another tab that forgets everything must not wait for this one.
      request.result.addEventListener('versionchange', () => {
        request.result.close()
        opening = undefined
      })
      resolve(request.result)
    })
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
  })
  return opening.catch((fault: unknown) => {
    opening = undefined
    throw fault
  })
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')))
  })

const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not kept')))
  })

const below = (id: string) => IDBKeyRange.bound(`${id}/`, `${id}/\uFFFF`)

async function write(store: string, key: string, value: unknown): Promise<void> {
  const transaction = (await open()).transaction(store, 'readwrite')
  transaction.objectStore(store).put(value, key)
  await ended(transaction)
}

async function read<T>(store: string, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  return (await answerOf(ask((await open()).transaction(store).objectStore(store)))) as T
}

export const keepJob = (job: Job): Promise<void> => write('jobs', job.id, job)
export const keepDossier = (id: string, dossier: FetchedDossier): Promise<void> => write('dossiers', `${id}/${dossier.dossierId}`, dossier)
export const keepFile = (id: string, { sha256, contentType }: FetchedFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
  write('files', `${id}/${sha256}`, new Blob([bytes], { type: contentType }))

export const hasFile = async (id: string, sha256: string): Promise<boolean> => (await read<number>('files', (store) => store.count(`${id}/${sha256}`))) > 0
export const fileOf = (id: string, sha256: string): Promise<Blob | undefined> => read('files', (store) => store.get(`${id}/${sha256}`))
export const dossiersOf = (id: string): Promise<readonly FetchedDossier[]> => read('dossiers', (store) => store.getAll(below(id)))

/** The fetch with this id, unless it is too old; what belongs to others on this computer, or is too old, goes. */
export async function jobOf(id: string, now: number): Promise<Job | undefined> {
  const jobs = await read<readonly Job[]>('jobs', (store) => store.getAll())
  const isOwn = (job: Job) => job.id.split('/')[0] === id.split('/')[0] && now - job.startedAt < keptFor
  for (const job of jobs) if (!isOwn(job)) await forgetJob(job.id)
  return jobs.find((job) => job.id === id && isOwn(job))
}

export async function forgetJob(id: string): Promise<void> {
  const transaction = (await open()).transaction(['jobs', 'dossiers', 'files'], 'readwrite')
  transaction.objectStore('jobs').delete(id)
  for (const store of ['dossiers', 'files']) transaction.objectStore(store).delete(below(id))
  await ended(transaction)
}

/** Forgets these dossiers of a fetch, and the files that no other of its dossiers has. */
export async function forgetDossiers(id: string, dossiers: readonly FetchedDossier[]): Promise<void> {
  const gone = new Set(dossiers.map(({ dossierId }) => dossierId))
  const needed = new Set((await dossiersOf(id)).filter(({ dossierId }) => !gone.has(dossierId)).flatMap(({ files }) => files.map(({ sha256 }) => sha256)))
  const transaction = (await open()).transaction(['dossiers', 'files'], 'readwrite')
  for (const { dossierId, files } of dossiers) {
    transaction.objectStore('dossiers').delete(`${id}/${dossierId}`)
    for (const { sha256 } of files) if (!needed.has(sha256)) transaction.objectStore('files').delete(`${id}/${sha256}`)
  }
  await ended(transaction)
}

/** Leaves nothing on this computer, whoever fetched it. */
export function forgetAll(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(database)
    for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, () => resolve())
  })
}
