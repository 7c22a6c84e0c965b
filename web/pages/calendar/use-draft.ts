// The draft while someone works on it: what is saved, what is typed, and what somebody else saved in between.
import { useEffect, useMemo, useState } from 'react'
import { call } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { Answering, Ready } from '../../api/use-answer.ts'
import { aboutSteps, afterSaving, differences, fieldOfPath, sorted, stepFaults, together } from '../../calendar/draft.ts'
import { type Sending, useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { calendarWords as words, otherSavedWords } from '../../words/calendar.ts'
import type { Step } from '../../words/steps.ts'

export interface Draft {
  readonly saved: readonly Step[]
  readonly steps: readonly Step[]
  readonly change: (steps: readonly Step[]) => void
  readonly unsaved: boolean
  readonly sending: Sending
  readonly save: () => void
  readonly discard: () => void
  /** What somebody else saved since this page was opened. */
  readonly theirs: readonly Step[] | undefined
  readonly takeTheirs: (keepMine: boolean) => void
  /** Steps that both changed. */
  readonly both: readonly string[]
  readonly said: string | undefined
  readonly say: (text: string | undefined) => void
}

/** The steps as they stand on the screen, and what was saved when they were begun. */
interface Work {
  readonly steps: readonly Step[]
  readonly begun: readonly Step[]
}

interface Params {
  readonly regionId: string
  readonly year: string
}

export function useDraft(params: Params, ready: Ready<'getCalendar'>, answer: Answering<'getCalendar'>): Draft {
  const { draft } = ready.data
  const saved = useMemo(() => (draft?.milestones ?? []) as readonly Step[], [draft])
  const [{ steps, begun }, setWork] = useTyped<Work>('steps', () => ({ steps: sorted(saved), begun: saved }))
  const [theirs, setTheirs] = useState<Ready<'getCalendar'>>()
  const [both, setBoth] = useState<readonly string[]>([])
  const [said, setSaid] = useState<string>()
  // Only who signed in again can have begun from something else than what is saved now: somebody else may have saved meanwhile.
  useEffect(() => {
    if (differences(begun, saved).length === 0) return
    const merged = together(begun, steps, saved)
    setWork({ steps: merged.steps, begun: saved })
    setBoth(merged.both)
    setSaid(differences(begun, steps).length > 0 ? otherSavedWords.kept : otherSavedWords.dropped)
  }, [begun, saved, steps, setWork])
  const sending = useSending((path) => fieldOfPath(steps, path), () => steps.flatMap(stepFaults))

  const write = async () => {
    const { data, etag } = await call('putCalendar', { params, body: { milestones: [...steps] }, ifMatch: ready.etag })
    answer.replace(data, etag)
    const kept = (data.draft?.milestones ?? steps) as readonly Step[]
    setWork((now) => ({ steps: afterSaving(steps, now.steps, kept), begun: kept }))
    setBoth([])
    setSaid(words.savedDraft)
  }
  const save = () => {
    setSaid(undefined)
    void sending.send(steps.flatMap(stepFaults), async () => {
      try {
        await write()
      } catch (fault) {
        if (!(fault instanceof Problem)) throw fault
        if (fault.status !== 412) throw aboutSteps(steps, fault)
        setTheirs({ state: 'ready', ...(await call('getCalendar', { params })) })
      }
    })
  }
  const takeTheirs = (keepMine: boolean) => {
    if (!theirs) return
    const other = (theirs.data.draft?.milestones ?? []) as readonly Step[]
    const merged = keepMine ? together(saved, steps, other) : { steps: sorted(other), both: [] }
    answer.replace(theirs.data, theirs.etag)
    setWork({ steps: merged.steps, begun: other })
    setBoth(merged.both)
    setTheirs(undefined)
    setSaid(keepMine ? otherSavedWords.kept : otherSavedWords.dropped)
  }
  return {
    saved,
    steps,
    change: (changed) => {
      setSaid(undefined)
      setWork({ steps: changed, begun: saved })
    },
    unsaved: differences(saved, steps).length > 0,
    sending,
    save,
    discard: () => {
      sending.clear()
      setSaid(undefined)
      setBoth([])
      setWork({ steps: sorted(saved), begun: saved })
    },
    theirs: theirs && ((theirs.data.draft?.milestones ?? []) as readonly Step[]),
    takeTheirs,
    both,
    said,
    say: setSaid,
  }
}
