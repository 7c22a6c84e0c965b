// The same act for many dossiers, a few at a time: how far it is, and what went wrong with which.
import { useRef, useState } from 'react'
import { faultsOf } from '../../faults.ts'

export interface Each<T> {
  readonly busy: boolean
  readonly done: number
  readonly all: number
  readonly failed: readonly { readonly item: T; readonly message: string }[]
  /** Answers those for which it went well. What is under way already is not done twice; other items join in. */
  readonly run: (items: readonly T[], act: (item: T) => Promise<unknown>) => Promise<readonly T[]>
  readonly clear: () => void
}

const atOnce = 4

interface Told<T> extends Pick<Each<T>, 'done' | 'all' | 'failed'> {
  readonly runs: number
}

const nothing = { runs: 0, done: 0, all: 0, failed: [] }

/** `again` shows what became of them; only after it may the same item be pressed once more. */
export function useEach<T>(keyOf: (item: T) => string, again: () => Promise<void>): Each<T> {
  const [{ runs, ...told }, setTold] = useState<Told<T>>(nothing)
  const underWay = useRef(new Set<string>())
  const run = async (items: readonly T[], act: (item: T) => Promise<unknown>) => {
    const fresh = items.filter((item) => !underWay.current.has(keyOf(item)))
    for (const item of fresh) underWay.current.add(keyOf(item))
    setTold((before) => (before.runs === 0 ? { ...nothing, runs: 1, all: fresh.length } : { ...before, runs: before.runs + 1, all: before.all + fresh.length }))
    const left = [...fresh]
    const good: T[] = []
    const tell = (item: T, fault?: unknown) =>
      setTold((before) => ({
        ...before,
        done: before.done + 1,
        failed: fault === undefined ? before.failed : [...before.failed, { item, message: faultsOf(fault).map(({ message }) => message).join(' ') }],
      }))
    const worker = async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) {
        const own = item
        await act(own).then(
          () => (good.push(own), tell(own)),
          (fault: unknown) => tell(own, fault),
        )
      }
    }
    await Promise.all(Array.from({ length: Math.min(atOnce, fresh.length) }, worker))
    if (fresh.length > 0) await again()
    for (const item of fresh) underWay.current.delete(keyOf(item))
    setTold((before) => ({ ...before, runs: before.runs - 1 }))
    return good
  }
  const clear = () => setTold((before) => (before.runs === 0 ? nothing : before))
  return { ...told, busy: runs > 0, run, clear }
}
