// A form with a number of pupils per school: what was typed stays, also while an earlier save is on its way.
import { useEffect, useState } from 'react'
import type { Fault } from '../faults.ts'
import { changedCounts, countOf, isCount, type SavedCounts, type SchoolCount, stillTyped, textOf, type TypedCounts } from '../school-counts.ts'
import { useSending } from './use-sending.ts'
import { useTyped } from './use-typed.ts'

/** As many as one request takes. */
const atOnce = 200

interface CountsForm {
  /** Unique on its page. */
  readonly name: string
  readonly schools: readonly { readonly schoolId: string; readonly name: string }[]
  readonly saved: SavedCounts
  readonly words: { readonly notNumber: (school: string) => string; readonly nothingChanged: string; readonly saved: string }
  /** Saves these, at most 200 at a time. */
  readonly report: (counts: SchoolCount[]) => Promise<unknown>
  /** Reads what was saved again. */
  readonly again: () => Promise<void>
}

export interface SchoolCounts {
  readonly textOf: (schoolId: string) => string
  readonly type: (schoolId: string, text: string) => void
  readonly total: number
  readonly isChanged: boolean
  /** Every field holds a number. */
  readonly isRight: boolean
  readonly faultOf: (schoolId: string) => string | undefined
  readonly faults: readonly Fault[]
  readonly busy: boolean
  /** What became of the last attempt. */
  readonly said: string | undefined
  readonly save: () => void
}

export const fieldOfSchool = (schoolId: string): string => `count-${schoolId}`

export function useSchoolCounts({ name, schools, saved, words, report, again }: CountsForm): SchoolCounts {
  const [typed, setTyped] = useTyped<TypedCounts>(name, {})
  const [said, setSaid] = useState<string>()
  const read = JSON.stringify(saved)
  // Not as soon as it is saved: while the page cannot be read again, it would seem to be gone.
  useEffect(() => setTyped((now) => stillTyped(now, JSON.parse(read) as SavedCounts)), [read, setTyped])
  const textIn = (schoolId: string) => textOf(schoolId, typed, saved)
  const ids = schools.map(({ schoolId }) => schoolId)
  const changed = changedCounts(ids, typed, saved)
  const check = () => schools.flatMap(({ schoolId, name: school }) => (isCount(textIn(schoolId)) ? [] : [{ field: fieldOfSchool(schoolId), message: words.notNumber(school) }]))
  const isRight = check().length === 0
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const save = () => {
    setSaid(undefined)
    void send(check(), async () => {
      for (let at = 0; at < changed.length; at += atOnce) await report(changed.slice(at, at + atOnce))
      if (changed.length > 0) await again()
      setSaid(changed.length > 0 ? words.saved : words.nothingChanged)
    })
  }
  return {
    textOf: textIn,
    type: (schoolId, text) => setTyped((now) => ({ ...now, [schoolId]: text })),
    total: ids.reduce((sum, schoolId) => sum + countOf(textIn(schoolId)), 0),
    isChanged: changed.length > 0 || !isRight,
    isRight,
    faultOf: (schoolId) => faultAt(fieldOfSchool(schoolId)),
    faults,
    busy,
    said,
    save,
  }
}
