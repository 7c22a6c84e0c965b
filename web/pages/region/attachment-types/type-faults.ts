// Which field of the form a fault of the list of types is about, and how one of another type is told.
import { type Fault, fieldOf } from '../../../faults.ts'
import { attachmentTypesWords as words } from '../../../words/attachment-types.ts'

export interface Named {
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
