// Sending the list of types from a form about one of them: a fault in another type says of which.
import { useCallback, useMemo } from 'react'
import type { Check } from '../../../faults.ts'
import { type Sending, useSending } from '../../../parts/use-sending.ts'
import { type Named, toldOfOthers, typeField } from './type-faults.ts'

/** `own` is the place that the type of the form gets in the list that is sent. */
export function useTypeSending(types: readonly Named[], own?: number, check?: Check): Sending {
  const fieldFor = useCallback((path: string) => typeField(path, own), [own])
  const sending = useSending(fieldFor, check)
  const { faults } = sending
  const shown = useMemo(() => toldOfOthers(faults, types), [faults, types])
  return { ...sending, faults: shown }
}
