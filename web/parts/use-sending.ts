// Sending a form: check first, one attempt at a time, and whatever goes wrong as faults.
import { useCallback, useRef, useState } from 'react'
import { Problem } from '../api/problem.ts'
import { type Check, type Fault, faultAt, faultsOf, fieldOf } from '../faults.ts'
import { rememberPress } from './focus-after.ts'
import { useOpenFaults } from './use-open-faults.ts'

export interface Sending {
  readonly busy: boolean
  readonly faults: readonly Fault[]
  /** All faults of the last attempt, those that were put right since too. */
  readonly told: readonly Fault[]
  readonly faultAt: (field: string) => string | undefined
  /** Sends unless there are faults already; a second press while busy does nothing. Answers whether it was sent and taken. */
  readonly send: (found: readonly Fault[], act: () => Promise<void>) => Promise<boolean>
  readonly clear: () => void
}

/** With `check` a fault stays until its field is right, and not only until it is typed in. */
export function useSending(fieldFor: (path: string) => string = fieldOf, check?: Check): Sending {
  const [busy, setBusy] = useState(false)
  const [told, setFaults] = useState<readonly Fault[]>([])
  const faults = useOpenFaults(told, check)
  const running = useRef(false)
  const send = useCallback(
    async (found: readonly Fault[], act: () => Promise<void>) => {
      if (running.current) return false
      rememberPress()
      setFaults(found)
      if (found.length > 0) return false
      running.current = true
      setBusy(true)
      try {
        await act()
        return true
      } catch (fault) {
        // That the session has ended is said above the page, with the way back in.
        if (!(fault instanceof Problem && fault.status === 401)) setFaults(faultsOf(fault, fieldFor))
        return false
      } finally {
        running.current = false
        setBusy(false)
      }
    },
    [fieldFor],
  )
  const clear = useCallback(() => setFaults([]), [])
  return { busy, faults, told, faultAt: (field) => faultAt(faults, field), send, clear }
}
