// The coordinator works on the draft: take the proposal, change steps, see what speaks against them, save.
import { useRef } from 'react'
import { call } from '../../api/client.ts'
import type { Answering, Ready } from '../../api/use-answer.ts'
import { newStep, sorted } from '../../calendar/draft.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import { onTheWall, plainDay } from '../../words/dates.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { CheckResult } from './check-result.tsx'
import { OtherSaved } from './other-saved.tsx'
import { SaveBar } from './save-bar.tsx'
import { StepTable } from './step-table.tsx'
import { TimelinePicture } from './timeline-picture.tsx'
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
  const { conflicts, state: checkState } = useCheck(params, steps)
  const { published } = ready.data
  const fresh = useRef<string>(undefined)
  const add = () => {
    const step = newStep(`custom-${crypto.randomUUID().slice(0, 8)}`)
    fresh.current = step.id
    draft.change([...steps, step])
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
    <Page
      title={words.title}
      lead={`${state} ${words.draftState}`}
      faults={sending.faults}
      acts={<ButtonLink to={to('kalender/versies')}>{words.versions}</ButtonLink>}
    >
      <LeaveGuard when={draft.unsaved} text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
      <Said text={draft.said} />
      {draft.theirs && <OtherSaved base={draft.saved} mine={steps} theirs={draft.theirs} take={draft.takeTheirs} />}
      {steps.length === 0 && (
        <Empty title={words.emptyTitle} text={words.emptyText}>
          <div className="row">
            <Button kind="primary" busy={sending.busy} onClick={takeProposal}>
              {words.takeProposal}
            </Button>
            <Button onClick={add}>{words.startEmpty}</Button>
          </div>
        </Empty>
      )}
      {steps.length > 0 && (
        <>
          <CheckResult conflicts={conflicts} state={checkState} steps={steps} />
          <TimelinePicture
            steps={steps}
            year={year}
            schoolHolidays={inYear.data.settings.schoolHolidays}
            marked={new Set(conflicts.flatMap((conflict) => conflict.milestoneIds))}
          />
          <StepTable draft={draft} conflicts={conflicts} fresh={fresh} />
          <div className="acts">
            <Button id="add-step" onClick={add}>
              {words.add}
            </Button>
          </div>
        </>
      )}
      {(steps.length > 0 || draft.unsaved) && <SaveBar draft={draft} publishAt={to('kalender/publiceren')} />}
    </Page>
  )
}
