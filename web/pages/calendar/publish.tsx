// The last look before publishing: what is wrong, what changes, who hears of it and when.
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { type Ready, useAnswer } from '../../api/use-answer.ts'
import { differences } from '../../calendar/draft.ts'
import { acceptedKeys, type Conflict, isError, tickFaults } from '../../calendar/ticks.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { TextAreaField } from '../../parts/field.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { calendarWords, publishWords as words } from '../../words/calendar.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { Changes } from './changes.tsx'
import { ConflictTicks } from './conflict-ticks.tsx'
import { NotChecked } from './not-checked.tsx'
import { NoticeMoment } from './notice-moment.tsx'
import { Published } from './published.tsx'
import { Touched } from './touched.tsx'

export function Publish() {
  const { regionId, year } = useYear()
  const calendar = useAnswer('getCalendar', { params: { regionId, year } })
  const check = useAnswer('checkCalendar', { params: { regionId, year } })
  const [published, setPublished] = useState<Answer<'publishCalendar'>>()
  const again = () => Promise.all([calendar.again(), check.again()])
  if (published) return <Published published={published} />
  return (
    <Loaded answer={calendar}>
      {(draft) => <Loaded answer={check}>{({ data }) => <LastLook draft={draft} check={data} again={again} onPublished={setPublished} />}</Loaded>}
    </Loaded>
  )
}

interface WhatChangesProps {
  readonly first: boolean
  readonly steps: number
  readonly unchanged: boolean
  readonly changes: Answer<'checkCalendar'>['changes']
}

function WhatChanges({ first, steps, unchanged, changes }: WhatChangesProps) {
  if (unchanged) return <p className="nl-paragraph">{steps === 0 ? words.empty : words.unchanged}</p>
  if (first) return <p className="nl-paragraph">{words.first(steps)}</p>
  if (changes.length === 0) return <p className="nl-paragraph">{words.onlyTexts}</p>
  return <Changes changes={changes} />
}

/** Back to the step that a conflict is about. */
function ToStep({ conflict, steps }: { readonly conflict: Conflict; readonly steps: readonly Step[] }) {
  const { to } = useYear()
  const step = steps.find(({ id }) => conflict.milestoneIds.includes(id))
  if (!step) return null
  return (
    <Link className="nl-link" to={`${to('kalender')}#on-${step.id}`}>
      {calendarWords.toStep(step.title)}
    </Link>
  )
}

interface LastLookProps {
  readonly draft: Ready<'getCalendar'>
  readonly check: Answer<'checkCalendar'>
  readonly again: () => Promise<unknown>
  readonly onPublished: (published: Answer<'publishCalendar'>) => void
}

function LastLook({ draft, check, again, onPublished }: LastLookProps) {
  const { regionId, year, answer, mayChange, to } = useYear()
  const [reason, setReason] = useTyped('reason', '')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const steps = (draft.data.draft?.milestones ?? []) as readonly Step[]
  const first = draft.data.published === undefined
  const hasErrors = check.conflicts.some(isError)
  const published = (draft.data.published?.milestones ?? []) as readonly Step[]
  const unchanged = differences(published, steps).length === 0
  const mayPublish = mayChange && !hasErrors && !unchanged
  const faultsNow = () => [
    ...tickFaults(check.conflicts, ticked),
    ...(check.reasonNeeded && reason.trim() === '' ? [{ field: 'reason', message: words.reasonMissing }] : []),
  ]
  const { busy, faults, faultAt, send } = useSending(undefined, faultsNow)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(faultsNow(), async () => {
      const body = { accepted: acceptedKeys(check.conflicts, ticked), ...(reason.trim() && { reason }) }
      const { data } = await showingTheirs(() => call('publishCalendar', { params: { regionId, year }, body, ifMatch: draft.etag }), again, words.changed)
      await answer.again()
      onPublished(data)
    })
  }
  return (
    <Page title={words.title} lead={words.lead} back={{ to: to('kalender'), name: calendarWords.title }} faults={faults}>
      <form noValidate onSubmit={submit}>
        <section>
          <h2 className="nl-heading nl-heading--level-2">{calendarWords.conflictsTitle}</h2>
          {check.conflicts.length === 0 && <Notice kind="good">{calendarWords.noConflicts}</Notice>}
          <ConflictTicks
            conflicts={unchanged ? check.conflicts.filter(isError) : check.conflicts}
            ticked={ticked}
            onTick={mayPublish ? setTicked : undefined}
            faultAt={faultAt}
          >
            {(conflict) => <ToStep conflict={conflict} steps={steps} />}
          </ConflictTicks>
          <NotChecked list={check.cannotCheck} />
        </section>
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{words.changesTitle}</h2>
          <WhatChanges first={first} steps={steps.length} unchanged={unchanged} changes={check.changes} />
        </section>
        {!unchanged && <Touched touched={check.touched} steps={steps} />}
        {!unchanged && <NoticeMoment persons={check.touched.persons} to={to('kalender/geplande-mails')} />}
        {hasErrors && <Notice kind="wrong">{words.errorsFirst}</Notice>}
        {mayPublish && check.reasonNeeded && (
          <div className="block">
            <TextAreaField
              id="reason"
              label={words.reason}
              hint={words.reasonHint}
              value={reason}
              onChange={setReason}
              fault={faultAt('reason')}
              maxLength={500}
            />
          </div>
        )}
        <div className="acts">
          {mayPublish && (
            <Button kind="primary" type="submit" busy={busy}>
              {words.publish}
            </Button>
          )}
          <ButtonLink kind={mayPublish ? 'subtle' : 'secondary'} to={to('kalender')}>
            {words.toCalendar}
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}
