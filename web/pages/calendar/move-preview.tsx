// What moving a date would do: who is touched, what they have done already, which mails and calendar entries change.
import type { ReactNode } from 'react'
import type { PlannedMail } from '../../calendar/mail-plan.ts'
import { type Conflict, isError } from '../../calendar/ticks.ts'
import { faultsOf } from '../../faults.ts'
import { Facts, Notice } from '../../parts/notice.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { longMoment, shortMoment } from '../../words/dates.ts'
import { moveWords as words } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { Changes } from './changes.tsx'
import { ConflictTicks } from './conflict-ticks.tsx'
import { Touched } from './touched.tsx'
import type { Moved, Preview } from './use-move.ts'

interface MovePreviewProps {
  readonly preview: Preview
  readonly step: Step
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ticked: ReadonlySet<string>) => void
  readonly faultAt: (field: string) => string | undefined
  readonly children: (conflict: Conflict) => ReactNode
}

export function MovePreview({ preview, step, ticked, onTick, faultAt, children }: MovePreviewProps) {
  const moved = preview.state === 'ready' ? preview.moved : undefined
  return (
    <section className="block" aria-labelledby="preview-title">
      <h2 className="nl-heading nl-heading--level-2" id="preview-title">
        {words.previewTitle}
      </h2>
      <div role="status">
        <Told preview={preview} />
      </div>
      {moved && (
        <>
          <ConflictTicks conflicts={toTell(moved.conflicts, step.id)} ticked={ticked} onTick={onTick} faultAt={faultAt}>
            {children}
          </ConflictTicks>
          {!moved.conflicts.some(isError) && <What moved={moved} step={step} />}
        </>
      )}
    </section>
  )
}

/** While something forbids the move there is nothing to tick. What is about the step itself stands first; the rest stood in the calendar already. */
function toTell(conflicts: readonly Conflict[], id: string): readonly Conflict[] {
  const errors = conflicts.filter(isError)
  if (errors.length > 0) return errors
  const isOwn = (conflict: Conflict) => conflict.milestoneIds.includes(id)
  return [...conflicts.filter(isOwn), ...conflicts.filter((conflict) => !isOwn(conflict))]
}

function Told({ preview }: { readonly preview: Preview }) {
  if (preview.state === 'refused')
    return (
      <Notice kind="wrong" title={words.refusedTitle}>
        <ul>
          {faultsOf(preview.problem).map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </Notice>
    )
  if (preview.state === 'ready') {
    const { persons, schools } = preview.moved.touched
    const refused = preview.moved.conflicts.some(isError)
    return (
      <p className="nl-paragraph">
        <strong>{refused ? words.refused : persons === 0 ? words.previewNobody : words.previewReady(persons, schools)}</strong>
      </p>
    )
  }
  return <p className="nl-paragraph soft">{preview.state === 'none' ? words.previewFirst : words.previewBusy}</p>
}

function What({ moved, step }: { readonly moved: Moved; readonly step: Step }) {
  const done = moved.touched.done.find(({ milestoneId }) => milestoneId === step.id)?.schools ?? 0
  return (
    <>
      <Facts
        facts={[
          [words.versionTerm, words.version(moved.number)],
          [words.notice, longMoment(moved.noticeAt)],
          [words.done, words.doneCount(done)],
        ]}
      />
      <Touched touched={moved.touched} steps={[]} />
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.agendaTitle}</h2>
        <Changes changes={moved.changes} />
        <p className="nl-paragraph after-list">{words.agendaText}</p>
      </section>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.mailsTitle}</h2>
        <MailChanges mails={moved.mails} />
      </section>
    </>
  )
}

function MailChanges({ mails }: { readonly mails: Moved['mails'] }) {
  if (mails.new.length + mails.gone.length === 0) return <p className="nl-paragraph">{words.mailsNone}</p>
  const line = (mail: PlannedMail, kind: 'added' | 'removed', index: number) => (
    <li key={`${kind} ${index}`}>
      <strong>{mail.subject}</strong>
      <StatusMark kind={kind}>{kind === 'added' ? words.mailsNew : words.mailsGone}</StatusMark>
      <span>
        {shortMoment(mail.at)}, {words.mailTo(mail.persons)}
      </span>
    </li>
  )
  return (
    <ul className="dates">
      {mails.new.map((mail, index) => line(mail, 'added', index))}
      {mails.gone.map((mail, index) => line(mail, 'removed', index))}
    </ul>
  )
}
