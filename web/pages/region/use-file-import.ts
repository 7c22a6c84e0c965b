// Reading a file in two steps: first see what it would change, then write it.
import { type FormEvent, useState } from 'react'
import { fileFault } from '../../parts/file-picker.tsx'
import { useSending } from '../../parts/use-sending.ts'

/** `read` asks the API, in rehearsal or for real; `written` says in a sentence what was done. */
export function useFileImport<Result>(
  read: (body: Uint8Array<ArrayBuffer>, dryRun: 'true' | 'false') => Promise<Result>,
  written: (result: Result) => string | Promise<string>,
) {
  const { busy, faults, faultAt, send, clear } = useSending()
  const [file, setFile] = useState<File>()
  const [review, setReview] = useState<Result>()
  const [done, setDone] = useState<string>()
  const readFile = async (dryRun: 'true' | 'false') => read(new Uint8Array(await file!.arrayBuffer()), dryRun)
  const look = (event: FormEvent) => {
    event.preventDefault()
    const fault = fileFault(file)
    setDone(undefined)
    void send(fault ? [{ field: 'file', message: fault }] : [], async () => setReview(await readFile('true')))
  }
  /** Rehearses once more, as `read` now asks it otherwise. */
  const lookAgain = () => void send([], async () => setReview(await readFile('true')))
  const choose = (chosen: File) => {
    clear()
    setFile(chosen)
  }
  const restart = () => {
    clear()
    setFile(undefined)
    setReview(undefined)
  }
  const write = () =>
    void send([], async () => {
      setDone(await written(await readFile('false')))
      restart()
    })
  return { busy, faults, faultAt, file, review, done, look, lookAgain, choose, restart, write }
}
