// Sending the list of types from a form about one of them: a fault in another type says of which.
import { useCallback, useMemo } from 'react'
import { type Check, type Fault, fieldOf } from '../../../faults.ts'
import { type Sending, useSending } from '../../../parts/use-sending.ts'
import { attachmentTypesWords as words } from '../../../words/attachment-types.ts'

interface Named {
  readonly name: string
}

/** The field of the form about the type at place `own`: `types[2].ownType.decidedOn` is `decidedOn`. */
export function typeField(path: string, own?: number): string {
  const [, index, field = ''] = /^types\[(\d+)\]\.(.+)$/.exec(path) ?? []
  if (index === undefined || Number(index) !== own) return fieldOf(path)
  return field === 'ownType' ? 'privacyOfficer' : fieldOf(field.replace('ownType.', ''))
}

/** A fault in another type of the list has no field on the page: its sentence begins with the name. */
export function toldOfOthers(faults: readonly Fault[], types: readonly Named[]): readonly Fault[] {
  return faults.map((fault) => {
    const [, index] = /^types-(\d+)-/.exec(fault.field ?? '') ?? []
    return index === undefined ? fault : { message: words.aboutOther(types[Number(index)]?.name ?? '', fault.message) }
  })
}

/** `own` is the place that the type of the form gets in the list that is sent. */
export function useTypeSending(types: readonly Named[], own?: number, check?: Check): Sending {
  const fieldFor = useCallback((path: string) => typeField(path, own), [own])
  const sending = useSending(fieldFor, check)
  const { faults } = sending
  const shown = useMemo(() => toldOfOthers(faults, types), [faults, types])
  return { ...sending, faults: shown }
}
