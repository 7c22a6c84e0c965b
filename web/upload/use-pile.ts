// Keeps a pile of files going: three uploads at once, once more after a break, and asking how the checks end.
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import { contentTypes, headBytes, kindOfFile, sentName } from './file-checks.ts'
import type { Match } from './matching.ts'
import { denied, isChangeable, isSameFile, isUnderWay, type PileFile, type PileStep, stepOf } from './pile.ts'
import { post, type Posted } from './post-file.ts'
import { runAtMost, sha256Of } from './sending.ts'

export interface Pile {
  readonly files: readonly PileFile[]
  /** Adds files with what `guess` makes of their names; the same file twice is one. */
  readonly add: (files: readonly File[], guess: (file: File) => Match) => Promise<void>
  readonly change: (id: string, change: Partial<Pick<PileFile, 'dossierId' | 'typeId'>>) => void
  readonly remove: (id: string) => void
  /** Another file in the place of one that was refused, for the same pupil and type. */
  readonly replace: (id: string, file: File) => Promise<void>
  /** Sends these, and nothing that is under way already. */
  readonly send: (ids: readonly string[]) => Promise<void>
  /** Sends a refused one again: somebody looked, and the number is no BSN. */
  readonly denyBsn: (id: string) => Promise<void>
}

const uploadsAtOnce = 3
/** How long to wait before each next try after a break. */
const pauses = [1000, 3000, 9000]
const slowestPoll = 4000
const slowestWithoutLine = 30_000

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Waits, or goes on as soon as there is a line again. */
async function calm(milliseconds: number): Promise<void> {
  const online = new Promise((resolve) => addEventListener('online', resolve, { once: true }))
  await Promise.race([pause(milliseconds), online])
}

const isBreak = (fault: unknown) => !(fault instanceof Problem) || fault.code === 'unreachable' || fault.status >= 500 || fault.status === 401

const reasonsOf = ({ answer: { errors, reasons, detail, code } }: Problem) => {
  const all = [...errors, ...reasons].map((one) => ({ code: one.code, message: one.message || detail }))
  return all.length > 0 ? all : [{ code, message: detail }]
}

async function kindOf(file: File) {
  return kindOfFile(file.name, new Uint8Array(await file.slice(0, headBytes).arrayBuffer()))
}

let made = 0
const newId = () => `bestand-${(made += 1)}`

/** `nameOf` gives a file a name where its own cannot be sent. `onKept` hears that a dossier has changed. */
export function usePile(nameOf: (typeId: string) => string, onKept: () => void): Pile {
  const [files, setFiles] = useState<readonly PileFile[]>([])
  const latest = useRef(files)
  const leaving = useRef(new AbortController())
  const heard = useRef({ nameOf, onKept })
  heard.current = { nameOf, onKept }

  const update = useCallback((next: (before: readonly PileFile[]) => readonly PileFile[]) => {
    latest.current = next(latest.current)
    setFiles(latest.current)
  }, [])
  const patch = useCallback((id: string, change: Partial<PileFile>) => update((before) => before.map((file) => (file.id === id ? { ...file, ...change } : file))), [update])
  const toStep = useCallback((id: string, step: PileStep) => patch(id, { step }), [patch])
  const find = (id: string) => latest.current.find((file) => file.id === id)

  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [])

  /** One try: announces and posts. */
  const attempt = useCallback(
    async ({ id, file, kind, dossierId, typeId, noBsn, noBsnInName }: PileFile, sha256: string): Promise<Posted> => {
      const fileName = sentName(file.name, heard.current.nameOf(typeId))
      const body = { typeId, fileName, size: file.size, contentType: contentTypes[kind!], sha256, ...(noBsn && { noBsn }), ...(noBsnInName && { noBsnInName }) }
      const { attachment, upload } = (await call('announceAttachment', { params: { dossierId }, body })).data
      toStep(id, { state: 'sending', part: 0 })
      const posted = await post(upload, file, (part) => toStep(id, { state: 'sending', part }), leaving.current.signal)
      if (posted === 'done') toStep(id, { state: 'checking', attachmentId: attachment.attachmentId })
      return posted
    },
    [toStep],
  )

  const sendOne = useCallback(
    async (id: string, line: { lost: boolean }) => {
      const file = find(id)
      if (!file) return
      // Where the API is gone for one file it is gone for all: the others wait for a press instead of each trying four times.
      if (line.lost) return toStep(id, { state: 'broken' })
      toStep(id, { state: 'reading' })
      const sha256 = await sha256Of(file.file).catch(() => undefined)
      // A file that was moved or changed since it was chosen cannot be read.
      if (sha256 === undefined) return toStep(id, { state: 'broken' })
      for (let tries = 0; !leaving.current.signal.aborted; tries++) {
        let isGone = false
        try {
          if ((await attempt(file, sha256)) === 'done') return
        } catch (fault) {
          isGone = fault instanceof Problem && fault.code === 'unreachable'
          if (fault instanceof Problem && !isBreak(fault)) {
            const reasons = reasonsOf(fault)
            const isThere = reasons.every(({ code }) => code === 'same-file-twice')
            return toStep(id, isThere ? { state: 'there' } : { state: 'not-taken', reasons })
          }
        }
        const wait = pauses[tries]
        if (wait === undefined || line.lost) {
          line.lost ||= isGone
          return toStep(id, { state: 'broken' })
        }
        await calm(wait)
      }
    },
    [attempt, toStep],
  )

  const send = useCallback(
    async (ids: readonly string[]) => {
      const going = ids.filter((id) => find(id) && !isUnderWay(find(id)!))
      for (const id of going) toStep(id, { state: 'waiting' })
      const line = { lost: false }
      await runAtMost(uploadsAtOnce, going.map((id) => () => sendOne(id, line)))
    },
    [sendOne, toStep],
  )

  const add = useCallback(
    async (chosen: readonly File[], guess: (file: File) => Match) => {
      const fresh = chosen.filter((file, at) => chosen.findIndex((one) => isSameFile(one, file)) === at && !latest.current.some((one) => isSameFile(one.file, file)))
      const looked = await Promise.all(
        fresh.map(async (file): Promise<PileFile> => {
          const { dossierId = '', typeId = '', likelyPupils, likelyTypes } = guess(file)
          const kind = await kindOf(file).catch(() => undefined)
          return { id: newId(), file, kind, dossierId, typeId, likelyPupils, likelyTypes, noBsn: false, noBsnInName: false, step: { state: 'chosen' } }
        }),
      )
      update((before) => [...before, ...looked])
    },
    [update],
  )

  /** What was refused leaves its dossier before something takes its place. */
  const takeOut = useCallback(async ({ dossierId, step }: PileFile) => {
    if (step.state === 'refused') await call('removeAttachment', { params: { dossierId, attachmentId: step.attachmentId } }).catch(() => undefined)
  }, [])

  const replace = useCallback(
    async (id: string, file: File) => {
      const before = find(id)
      if (!before) return
      await takeOut(before)
      patch(id, { file, kind: await kindOf(file).catch(() => undefined), noBsn: false, noBsnInName: false, step: { state: 'chosen' } })
    },
    [patch, takeOut],
  )

  const denyBsn = useCallback(
    async (id: string) => {
      const file = find(id)
      if (file) patch(id, denied(file))
      await send([id])
    },
    [patch, send],
  )

  const remove = useCallback(
    (id: string) => {
      const file = find(id)
      if (file) void takeOut(file).then(() => file.step.state === 'refused' && heard.current.onKept())
      update((before) => before.filter((one) => one.id !== id))
    },
    [takeOut, update],
  )

  const change = useCallback((id: string, what: Partial<Pick<PileFile, 'dossierId' | 'typeId'>>) => {
    const file = find(id)
    if (file && isChangeable(file)) patch(id, { ...what, step: { state: 'chosen' } })
  }, [patch])

  useChecks(files, toStep, () => heard.current.onKept())
  return { files, add, change, remove, replace, send, denyBsn }
}

/** Asks how the checks end, the sooner the shorter it takes; says so once none is left. */
function useChecks(files: readonly PileFile[], toStep: (id: string, step: PileStep) => void, onDone: () => void): void {
  const latest = useRef({ files, toStep, onDone })
  latest.current = { files, toStep, onDone }
  const isChecking = files.some(({ step }) => step.state === 'checking')
  useEffect(() => {
    if (!isChecking) return
    const stopping = new AbortController()
    const { signal } = stopping
    let hasLine = true
    const askOne = async ({ id, dossierId, step }: PileFile) => {
      if (signal.aborted || step.state !== 'checking' || !hasLine) return
      try {
        const ended = stepOf((await call('getAttachment', { params: { dossierId, attachmentId: step.attachmentId } })).data)
        if (ended) latest.current.toStep(id, ended)
      } catch (fault) {
        if (isBreak(fault)) hasLine = false
        if (fault instanceof Problem && fault.status === 404) latest.current.toStep(id, { state: 'broken' })
      }
    }
    const ask = async () => {
      // Without a line one question at a time, less and less often, until one is answered.
      for (let wait = 700; !signal.aborted; wait = hasLine ? Math.min(slowestPoll, wait * 1.3) : Math.min(slowestWithoutLine, wait * 2)) {
        await (hasLine ? pause(wait) : calm(wait))
        const atOnce = hasLine ? uploadsAtOnce : 1
        hasLine = true
        await runAtMost(atOnce, latest.current.files.filter(({ step }) => step.state === 'checking').map((file) => () => askOne(file)))
      }
    }
    void ask()
    return () => {
      stopping.abort()
      latest.current.onDone()
    }
  }, [isChecking])
}
