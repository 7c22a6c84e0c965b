// The coordinator works on the draft: take the proposal, change steps, see what speaks against them, save.
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import type { Answering, Ready } from '../../api/use-answer.ts'
import { compared } from '../../calendar/compared.ts'
import { newStep, sorted } from '../../calendar/draft.ts'
import { nextRound, stepsOfNextRound } from '../../calendar/rounds.ts'
import { idOfSuggestion, type Suggestion, taken } from '../../calendar/suggestion.ts'
import { Button } from '../../parts/button.tsx'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import { onTheWall, plainDay } from '../../words/dates.ts'
import { roundWords, suggestionWords } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { CheckResult } from './check-result.tsx'
import { OtherSaved } from './other-saved.tsx'
import { SaveBar } from './save-bar.tsx'
import { StepTable } from './step-table.tsx'
import { TimelinePicture } from './timeline-picture.tsx'
import { TryMails, TryOut } from './try-out.tsx'
import { useCheck } from './use-check.ts'
import { useDraft } from './use-draft.ts'

interface CalendarEditorProps {
  readonly ready: Ready<'getCalendar'>
  readonly answer: Answering<'getCalendar'>
}

export function CalendarEditor({ ready, answer }: CalendarEditorProps) {
  const { regionId, year, ready: inYear, to } = useYear()
  const params = { regionId, year }
  const draft = useDraft(params, ready, answer)
  const { steps, sending } = draft
  const checked = useCheck(params, steps)
  const { conflicts } = checked
  const [only, setOnly] = useState(false)
  const { published } = ready.data
  const { schoolHolidays } = inYear.data.settings
  // Before the first version there is nothing to stand beside.
  const rows = compared(published ? (published.milestones as readonly Step[]) : steps, steps)
  const shown = only ? rows.filter((row) => row.kind !== 'same') : rows
  const fresh = useRef<string>(undefined)
  // A link from the check page names the date that it is about.
  useEffect(() => {
    if (location.hash.startsWith('#on-')) requestAnimationFrame(() => document.getElementById(location.hash.slice(1))?.focus())
  }, [])
  const add = () => {
    const step = newStep(`custom-${crypto.randomUUID().slice(0, 8)}`)
    fresh.current = step.id
    draft.change([...steps, step])
  }
  const round = nextRound(steps)
  const addRound = () => {
    const added = stepsOfNextRound(steps, schoolHolidays)
    draft.change([...steps, ...added])
    draft.say(added.length > 0 && round ? roundWords.added(round, added.length) : roundWords.nothingToCountFrom)
    requestAnimationFrame(() => document.getElementById(`on-${added[0]?.id}`)?.focus())
  }
  const take = (suggestion: Suggestion) => {
    draft.change(taken(steps, suggestion))
    draft.say(suggestionWords.taken(suggestion.message))
    requestAnimationFrame(() => (document.getElementById(`on-${idOfSuggestion(suggestion)}`) ?? document.getElementById('check-title'))?.focus())
  }
  const takeProposal = () =>
    void sending.send([], async () => {
      const { data } = await call('getProposal', { params })
      draft.change(sorted(data.milestones as readonly Step[]))
      const missing = data.unknown.map((step) => step.title)
      draft.say(missing.length > 0 ? `${words.proposalTaken} ${words.proposalUnknown(missing)}` : words.proposalTaken)
    })
  const state = published ? words.publishedState(published.number, plainDay(onTheWall(published.publishedAt).day)) : words.notPublished
  return (
    <Page title={words.title} lead={`${state} ${words.draftState}`} faults={sending.faults}>
      <LeaveGuard when={draft.unsaved} text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
      <Said text={draft.said} />
      {draft.theirs && <OtherSaved base={draft.saved} mine={steps} theirs={draft.theirs} take={draft.takeTheirs} />}
      {steps.length === 0 && (
        <Empty title={words.emptyTitle} text={words.emptyText}>
          <div className="row">
            <Button kind="primary" busy={sending.busy} onClick={takeProposal}>
              {words.takeProposal}
            </Button>
            <Button busy={sending.busy} onClick={add}>
              {words.startEmpty}
            </Button>
          </div>
        </Empty>
      )}
      {steps.length > 0 && (
        <>
          <TryOut rows={rows} published={published !== undefined} only={only} onOnly={setOnly} />
          <CheckResult checked={checked} steps={steps} take={take} />
          <TimelinePicture
            steps={shown.map((row) => row.step)}
            rows={rows}
            year={year}
            schoolHolidays={schoolHolidays}
            marked={new Set(conflicts.flatMap((conflict) => conflict.milestoneIds))}
            onMove={(moved) => draft.change(steps.map((step) => (step.id === moved.id ? moved : step)))}
          />
          <StepTable draft={draft} rows={rows} onlyDifferences={only} conflicts={conflicts} refused={checked.faults} take={take} fresh={fresh} />
          <div className="acts">
            <Button id="add-step" onClick={add}>
              {words.add}
            </Button>
            {round && <Button onClick={addRound}>{roundWords.add(round)}</Button>}
          </div>
          <TryMails steps={steps} />
        </>
      )}
      {(steps.length > 0 || draft.unsaved) && <SaveBar draft={draft} publishAt={to('kalender/publiceren')} />}
    </Page>
  )
}
