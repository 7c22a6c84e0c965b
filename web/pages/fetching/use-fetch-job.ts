// A fetch of many dossiers as a page shows it: begin, go on after a break, keep what is done, and the zip at the end.
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { type Fault, faultsOf } from '../../faults.ts'
import { contentsOf, type FetchedDossier } from '../../fetch/contents.ts'
import { download, DownloadFailed } from '../../fetch/download.ts'
import { fetchAll, type Refused } from '../../fetch/fetch-all.ts'
import * as kept from '../../fetch/kept.ts'
import { askPlace, type Downloaded, type Place, saveZip } from '../../fetch/save.ts'
import { zipOf } from '../../fetch/zip.ts'
import { useSession } from '../../session.tsx'
import { now } from '../../today.ts'
import { onTheWall } from '../../words/dates.ts'
import { fetchAllWords as words } from '../../words/fetch-all.ts'

export interface Underway {
  readonly key: string
  readonly name: string
  readonly number: string
  readonly size: number
  readonly bytes: number
}

export type CutBy = 'network' | 'full' | 'stopped'

export type FetchState =
  | { readonly kind: 'looking' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly bytes: number; readonly files: readonly Underway[] }
  | { readonly kind: 'cut'; readonly why?: CutBy; readonly faults: readonly Fault[]; readonly partSaved?: number }
  | { readonly kind: 'zipping'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly count: number; readonly name: string; readonly zips: number; readonly leftOut: number; readonly downloaded?: Downloaded }

export interface FetchJob {
  readonly state: FetchState
  /** How many dossiers are here, checked, or in a zip that was saved. */
  readonly done: number
  readonly wanted: number
  /** How many of them are in this browser now. */
  readonly here: number
  readonly refused: readonly Refused[]
  readonly start: (dossierIds: readonly string[]) => Promise<void>
  readonly goOn: () => Promise<void>
  readonly stop: () => void
  /** Saves what is here as a zip of its own. */
  readonly savePart: () => Promise<void>
  readonly drop: () => Promise<void>
}

class Stopped extends Error {}

const faultsOfCut = (fault: unknown): { readonly why?: CutBy; readonly faults: readonly Fault[] } => {
  if (fault instanceof Stopped) return { why: 'stopped', faults: [] }
  if (fault instanceof DownloadFailed) return { why: 'network', faults: [] }
  if (fault instanceof Problem) return fault.code === 'unreachable' ? { why: 'network', faults: [] } : { faults: faultsOf(fault) }
  if (fault instanceof DOMException && fault.name === 'QuotaExceededError') return { why: 'full', faults: [] }
  return { faults: faultsOf(fault) }
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(new Stopped())), { once: true })
  })

/** How often the page shows how far it is: more often nobody can read. */
const showEvery = 200

interface Params {
  readonly regionId: string
  readonly year: string
  readonly schoolId: string
}

/** Whose fetch it is: of this person, for this school and year. */
export const jobId = (sub: string, { regionId, year, schoolId }: Params) => [sub, regionId, year, schoolId].map(encodeURIComponent).join('/')

export function useFetchJob(params: Params): FetchJob {
  const { sub = '' } = useSession()
  const id = jobId(sub, params)
  const [state, setState] = useState<FetchState>({ kind: 'looking' })
  const [job, setJob] = useState<kept.Job>()
  const [dossiers, setDossiers] = useState<readonly FetchedDossier[]>([])
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const stopping = useRef<AbortController>(undefined)

  useEffect(() => {
    let gone = false
    const look = async () => {
      const known = await kept.jobOf(id, Date.now()).catch(() => undefined)
      const here = known ? await kept.dossiersOf(id) : []
      if (gone) return
      setJob(known)
      setDossiers(here)
      setState(known ? { kind: 'cut', faults: [] } : { kind: 'idle' })
    }
    void look()
    return () => {
      gone = true
      stopping.current?.abort()
    }
  }, [id])

  /** Makes a zip of these and forgets them. */
  const save = useCallback(
    async (of: kept.Job, whole: readonly FetchedDossier[], place: Exclude<Place, undefined>) => {
      const name = words.zipName(params.year, params.schoolId, stampOf(now()))
      const files = contentsOf(whole, new Date(now()))
      setState({ kind: 'zipping', done: 0, all: files.length })
      let shown = 0
      const zip = () =>
        zipOf(files, (sha256) => kept.fileOf(id, sha256), (done) => {
          if (Date.now() - shown < showEvery && done < files.length) return
          shown = Date.now()
          setState({ kind: 'zipping', done, all: files.length })
        })
      const downloaded = await saveZip(place, name, zip)
      const next: kept.Job = { ...of, saved: [...of.saved, ...whole.map(({ dossierId }) => dossierId)], zips: of.zips + 1 }
      return { name: place === 'download' ? name : place.name, next, ...(downloaded && { downloaded }) }
    },
    [id, params.year, params.schoolId],
  )

  const finish = useCallback(
    async (of: kept.Job, whole: readonly FetchedDossier[], place: Exclude<Place, undefined>) => {
      const { next, name, downloaded } = await save(of, whole, place)
      await kept.forgetJob(id)
      setJob(undefined)
      setDossiers([])
      const leftOut = whole.filter((dossier) => dossier.leftOut > 0).length
      setState({ kind: 'done', count: next.saved.length, name, zips: next.zips, leftOut, ...(downloaded && { downloaded }) })
    },
    [id, save],
  )

  const run = useCallback(
    async (of: kept.Job, place: Exclude<Place, undefined>) => {
      const leaving = new AbortController()
      stopping.current = leaving
      const { signal } = leaving
      const underway = new Map<string, Underway>()
      let finished = 0
      const show = () => {
        const files = [...underway.values()]
        setState({ kind: 'running', bytes: files.reduce((sum, { bytes }) => sum + bytes, finished), files })
      }
      const timer = setInterval(show, showEvery)
      try {
        await kept.keepJob(of)
        setJob(of)
        let whole = [...(await kept.dossiersOf(id))]
        setDossiers(whole)
        finished = whole.flatMap(({ files }) => files).reduce((sum, { size }) => sum + size, 0)
        show()
        const known = new Set([...of.saved, ...whole.map(({ dossierId }) => dossierId)])
        const edges = {
          manifest: async (dossierIds: readonly string[]) => {
            if (signal.aborted) throw new Stopped()
            return (await call('fetchDossiers', { params, body: { dossiers: [...dossierIds] } })).data
          },
          download: (file: Parameters<typeof download>[0], onBytes: (count: number) => void) =>
            download(file, onBytes, signal).catch((fault: unknown) => {
              throw signal.aborted ? new Stopped() : fault
            }),
          hasFile: (sha256: string) => kept.hasFile(id, sha256),
          keepFile: async (file: Parameters<typeof kept.keepFile>[1], bytes: Uint8Array<ArrayBuffer>) => {
            await kept.keepFile(id, file, bytes)
            finished += file.size
          },
          keepDossier: (dossier: FetchedDossier) => kept.keepDossier(id, dossier),
          now: () => performance.now(),
          wait: (milliseconds: number) => pause(milliseconds, signal),
        }
        const { damaged } = await fetchAll(edges, of.wanted.filter((dossierId) => !known.has(dossierId)), {
          dossier: (dossier) => {
            whole = [...whole, dossier]
            setDossiers(whole)
          },
          refused: (more) => setRefused((before) => [...before, ...more]),
          file: ({ dossier, sha256, fileName, size }, bytes) => {
            const key = `${dossier.dossierId} ${sha256}`
            if (bytes === undefined) underway.delete(key)
            else underway.set(key, { key, name: fileName, number: dossier.number, size, bytes })
          },
        })
        clearInterval(timer)
        setRefused((before) => [...before, ...damaged.map(({ dossierId }) => ({ dossierId, reasons: [{ code: 'damaged', message: words.damaged }] }))])
        if (whole.length > 0) return await finish(of, whole, place)
        await kept.forgetJob(id)
        setJob(undefined)
        setState(of.saved.length > 0 ? { kind: 'done', count: of.saved.length, name: '', zips: of.zips, leftOut: 0 } : { kind: 'idle' })
      } catch (fault) {
        setState({ kind: 'cut', ...faultsOfCut(fault) })
      } finally {
        clearInterval(timer)
      }
    },
    [id, params, finish],
  )

  // Until the page shows what a press began, the button is still there to be pressed.
  const pressed = useRef(false)
  const once =
    <A extends readonly unknown[]>(act: (...given: A) => Promise<void>) =>
    async (...given: A) => {
      if (pressed.current) return
      pressed.current = true
      await act(...given).finally(() => (pressed.current = false))
    }
  const start = async (dossierIds: readonly string[]) => {
    // First of all: a browser only asks for a place while the press is fresh.
    const place = await askPlace(words.zipName(params.year, params.schoolId, stampOf(now())), words.zipKind)
    if (!place) return
    setRefused([])
    await kept.forgetJob(id).catch(() => undefined)
    await run({ id, startedAt: Date.now(), wanted: dossierIds, saved: [], zips: 0 }, place)
  }
  const goOn = async () => {
    if (!job) return
    const place = await askPlace(words.zipName(params.year, params.schoolId, stampOf(now())), words.zipKind)
    if (!place) return
    setRefused([])
    await run(job, place)
  }
  const savePart = async () => {
    if (!job) return
    const place = await askPlace(words.zipName(params.year, params.schoolId, stampOf(now())), words.zipKind)
    if (!place) return
    try {
      if (dossiers.length + job.saved.length === job.wanted.length) return await finish(job, dossiers, place)
      const { next } = await save(job, dossiers, place)
      await kept.keepJob(next)
      await kept.forgetDossiers(id, dossiers)
      setJob(next)
      setDossiers([])
      setState({ kind: 'cut', faults: [], partSaved: dossiers.length })
    } catch (fault) {
      setState({ kind: 'cut', ...faultsOfCut(fault) })
    }
  }
  const drop = async () => {
    await kept.forgetJob(id).catch(() => undefined)
    setJob(undefined)
    setDossiers([])
    setState({ kind: 'idle' })
  }
  const stop = () => stopping.current?.abort()
  const saved = job?.saved.length ?? 0
  return { state, done: dossiers.length + saved, here: dossiers.length, wanted: job?.wanted.length ?? 0, refused, start: once(start), goOn: once(goOn), stop, savePart: once(savePart), drop: once(drop) }
}

/** "20270407-0915", in Amsterdam. */
function stampOf(moment: number): string {
  const { day, time } = onTheWall(moment)
  return `${day.replaceAll('-', '')}-${time.replace(':', '')}`
}
