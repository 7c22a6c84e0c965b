// The draft while someone works on it: what is saved, what is typed, and what somebody else saved in between.
import { useState } from 'react'
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

interface Params {
  readonly regionId: string
  readonly year: string
}

export function useDraft(params: Params, ready: Ready<'getCalendar'>, answer: Answering<'getCalendar'>): Draft {
  const saved = (ready.data.draft?.milestones ?? []) as readonly Step[]
  const [steps, setSteps] = useTyped<readonly Step[]>('steps', () => sorted(saved))
  const [theirs, setTheirs] = useState<Ready<'getCalendar'>>()
  const [both, setBoth] = useState<readonly string[]>([])
  const [said, setSaid] = useState<string>()
  const sending = useSending((path) => fieldOfPath(steps, path), () => steps.flatMap(stepFaults))

  const write = async () => {
    const { data, etag } = await call('putCalendar', { params, body: { milestones: [...steps] }, ifMatch: ready.etag })
    answer.replace(data, etag)
    setSteps((now) => afterSaving(steps, now, (data.draft?.milestones ?? steps) as readonly Step[]))
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
    setSteps(merged.steps)
    setBoth(merged.both)
    setTheirs(undefined)
    setSaid(keepMine ? otherSavedWords.kept : otherSavedWords.dropped)
  }
  return {
    saved,
    steps,
    change: (changed) => {
      setSaid(undefined)
      setSteps(changed)
    },
    unsaved: differences(saved, steps).length > 0,
    sending,
    save,
    discard: () => {
      sending.clear()
      setSaid(undefined)
      setBoth([])
      setSteps(sorted(saved))
    },
    theirs: theirs && ((theirs.data.draft?.milestones ?? []) as readonly Step[]),
    takeTheirs,
    both,
    said,
    say: setSaid,
  }
}
