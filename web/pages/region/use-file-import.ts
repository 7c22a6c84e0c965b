// Reading a file in two steps: first see what it would change, then write it.
import { type FormEvent, useState } from 'react'
import { fileFault } from '../../parts/file-picker.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { bytesOf } from '../../read-file.ts'

interface Looked<Result> {
  readonly result: Result
  /** What was looked at is written, whatever was chosen since. */
  readonly body: Uint8Array<ArrayBuffer>
  readonly overwrite: boolean
}

/** `read` asks the API, in rehearsal or for real; `written` says in a sentence what was done. */
export function useFileImport<Result>(
  read: (body: Uint8Array<ArrayBuffer>, dryRun: 'true' | 'false', overwrite: boolean) => Promise<Result>,
  written: (result: Result) => string | Promise<string>,
) {
  const { busy, faults, faultAt, send, clear } = useSending()
  const [file, setFile] = useState<File>()
  const [looked, setLooked] = useState<Looked<Result>>()
  const [asked, setAsked] = useState<boolean>()
  const [done, setDone] = useState<string>()
  const rehearse = async (body: Uint8Array<ArrayBuffer>, overwrite: boolean) => setLooked({ result: await read(body, 'true', overwrite), body, overwrite })
  const look = (event: FormEvent) => {
    event.preventDefault()
    const fault = fileFault(file)
    setDone(undefined)
    void send(fault ? [{ field: 'file', message: fault }] : [], async () => rehearse(await bytesOf(file!), false))
  }
  /** Rehearses the same file once more, now over what is better known, or not any more. */
  const lookAgain = (overwrite: boolean) =>
    void send([], async () => {
      setAsked(overwrite)
      await rehearse(looked!.body, overwrite).finally(() => setAsked(undefined))
    })
  const choose = (chosen: File) => {
    clear()
    setFile(chosen)
  }
  const restart = () => {
    clear()
    setFile(undefined)
    setLooked(undefined)
  }
  const write = () =>
    void send([], async () => {
      const { body, overwrite } = looked!
      setDone(await written(await read(body, 'false', overwrite)))
      restart()
    })
  return { busy, faults, faultAt, file, review: looked?.result, overwrites: asked ?? looked?.overwrite ?? false, done, look, lookAgain, choose, restart, write }
}
