// The same act for many dossiers, a few at a time: how far it is, and what went wrong with which.
import { useCallback, useState } from 'react'
import { faultsOf } from '../../faults.ts'

export interface Each<T> {
  readonly busy: boolean
  readonly done: number
  readonly all: number
  readonly failed: readonly { readonly item: T; readonly message: string }[]
  /** Answers those for which it went well. */
  readonly run: (items: readonly T[], act: (item: T) => Promise<unknown>) => Promise<readonly T[]>
  readonly clear: () => void
}

const atOnce = 4

export function useEach<T>(): Each<T> {
  const [told, setTold] = useState<{ readonly busy: boolean; readonly done: number; readonly all: number; readonly failed: Each<T>['failed'] }>({ busy: false, done: 0, all: 0, failed: [] })
  const run = useCallback(async (items: readonly T[], act: (item: T) => Promise<unknown>) => {
    const left = [...items]
    const good: T[] = []
    const failed: { item: T; message: string }[] = []
    const tell = (busy: boolean) => setTold({ busy, done: good.length + failed.length, all: items.length, failed: [...failed] })
    tell(true)
    const worker = async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) {
        const own = item
        await act(own).then(
          () => good.push(own),
          (fault: unknown) => failed.push({ item: own, message: faultsOf(fault).map(({ message }) => message).join(' ') }),
        )
        tell(true)
      }
    }
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
    tell(false)
    return good
  }, [])
  const clear = useCallback(() => setTold({ busy: false, done: 0, all: 0, failed: [] }), [])
  return { ...told, run, clear }
}
