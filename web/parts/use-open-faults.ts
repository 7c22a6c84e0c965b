// Which faults of a form still stand: what is put right is not told any longer.
import { useEffect, useState } from 'react'
import { type Check, type Fault, stillOpen } from '../faults.ts'

const isIn = (target: EventTarget | null, field: string) => target instanceof Node && document.getElementById(field)?.contains(target) === true

export function useOpenFaults(faults: readonly Fault[], check?: Check): readonly Fault[] {
  const [typed, setTyped] = useState<{ readonly of: readonly Fault[]; readonly fields: ReadonlySet<string> }>({ of: faults, fields: new Set() })
  useEffect(() => {
    if (faults.length === 0) return
    const fields = faults.flatMap(({ field }) => field ?? [])
    const listen = ({ target }: Event) => {
      const inside = fields.filter((field) => isIn(target, field))
      if (inside.length > 0) setTyped((before) => ({ of: faults, fields: new Set([...(before.of === faults ? before.fields : []), ...inside]) }))
    }
    document.addEventListener('input', listen)
    return () => document.removeEventListener('input', listen)
  }, [faults])
  return stillOpen(faults, typed.of === faults ? typed.fields : new Set(), check)
}
