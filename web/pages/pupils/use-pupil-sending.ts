// Sends what was typed about a pupil: the API's faults to their fields, and the question about a number that may be a BSN.
import { useState } from 'react'
import { Problem } from '../../api/problem.ts'
import { type Fault, fieldOf } from '../../faults.ts'
import { useSending } from '../../parts/use-sending.ts'
import { addWords as words } from '../../words/pupils.ts'
import type { PupilTyped } from './pupil-typed.ts'

/** The API counts pupils as `[0].label` when it gets several; here there is one. */
const fieldFor = (path: string) => fieldOf(path.replace(/^\[\d+\]\.?/, ''))

const faultsIn = ({ label }: PupilTyped): readonly Fault[] => (label.trim() === '' ? [{ field: 'label', message: words.labelFault }] : [])

export function usePupilSending(typed: PupilTyped) {
  const sending = useSending(fieldFor, () => faultsIn(typed))
  const [asksBsn, setAsksBsn] = useState(false)
  const send = (found: readonly Fault[], act: () => Promise<void>) =>
    sending.send(found, async () => {
      try {
        await act()
        setAsksBsn(false)
      } catch (fault) {
        if (fault instanceof Problem && fault.answer.errors.some(({ code }) => code === 'bsn-possible')) setAsksBsn(true)
        throw fault
      }
    })
  return { ...sending, send, asksBsn, found: faultsIn(typed) }
}
