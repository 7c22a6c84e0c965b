// One step of a school: until when, how far it is, and reporting it.
import { Button, ButtonLink } from '../../parts/button.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { useTyped } from '../../parts/use-typed.ts'
import { briefDay, whenDue } from '../../words/dates.ts'
import { schoolWords as words } from '../../words/school.ts'
import { schoolOsoWords } from '../../words/school-oso.ts'
import { basisNames, countLine, countQuestion, type Progress, progressNames, progressOf, type SchoolStep, wantsCount } from '../../words/steps.ts'
import { type Report, useSchool } from './in-school.tsx'
import { StepForm } from './step-form.tsx'

const marks: Record<Progress, MarkKind> = { 'not-begun': 'plain', busy: 'busy', done: 'good', 'still-open': 'care', 'nothing-to-report': 'plain' }

interface StepCardProps {
  readonly step: SchoolStep
  readonly mayChange: boolean
  /** The step that comes first: its button stands out. */
  readonly first: boolean
  readonly busy: boolean
  /** Answers whether it was taken. */
  readonly report: (step: SchoolStep, body: Report, said: string) => Promise<boolean>
}

/** What the next report keeps of the one before. */
function keptOf({ tick }: SchoolStep): Report {
  return {
    ...(tick?.count !== undefined && { count: tick.count }),
    ...(tick?.of !== undefined && { of: tick.of }),
    ...(tick?.note !== undefined && { note: tick.note }),
  }
}

export function StepCard({ step, mayChange, first, busy, report }: StepCardProps) {
  const { own } = useSchool()
  const [open, setOpen] = useTyped<'to-report' | 'as-done' | ''>(`stap-${step.milestone.id}-open`, '')
  const close = () => setOpen('')
  const { milestone, counted } = step
  // What the dossiers tell, no report says better.
  const tick = counted ? undefined : step.tick
  const progress = progressOf(step)
  const count = counted ? words.countedOf(counted.done, counted.of) : countLine(tick, milestone.kind)
  const id = `stap-${milestone.id}`
  return (
    <li className={`step step--${progress}`}>
      <DayBlock on={milestone.on} />
      <div className="step__body">
        <div className="step__head">
          <h4 className="step__title" id={id}>
            {milestone.title}
          </h4>
          <StatusMark kind={marks[progress]}>
            {count && progress !== 'done' ? `${progressNames[progress]}: ${count}` : progressNames[progress]}
          </StatusMark>
        </div>
        <p className="step__when">
          {progress === 'still-open' ? words.stillOpen(milestone.on) : whenDue(milestone)}
          {milestone.basis === 'law' && <span className="step__law">{basisNames.law}</span>}
        </p>
        {milestone.note && <p className="step__note">{milestone.note}</p>}
        {tick && (
          <p className="step__note soft">
            {progress === 'done' && count && `${count}. `}
            {progress === 'done' ? words.doneOn(tick.statedAt, tick.statedBy) : words.reportedOn(tick.statedAt, tick.statedBy)}
          </p>
        )}
        {counted && (
          <p className="step__note soft">
            {progress === 'done' && `${count}. `}
            {words.countsItself}
          </p>
        )}
        {tick?.note && <blockquote className="step__quote">{tick.note}</blockquote>}
        {mayChange && !open && !counted && <Acts step={step} first={first} busy={busy} report={report} openForm={setOpen} own={own} />}
        {open && (
          <StepForm
            step={step}
            done={open === 'as-done'}
            busy={busy}
            onCancel={close}
            onSave={async (body) => {
              // What was refused stays in the form, to be put right.
              if (await report(step, body, body.done ? (own ? words.reported : words.reportedOther)(milestone.title) : words.kept(milestone.title))) close()
            }}
          />
        )}
      </div>
    </li>
  )
}

interface ActsProps extends Pick<StepCardProps, 'step' | 'first' | 'busy' | 'report'> {
  readonly openForm: (why: 'to-report' | 'as-done') => void
  readonly own: boolean
}

function Acts({ step, first, busy, report, openForm, own }: ActsProps) {
  const { to, school } = useSchool()
  const { title, kind } = step.milestone
  const kept = keptOf(step)
  // Confirming the contacts is what this step asks, so it is done there.
  if (kind === 'contacts-checked' && own)
    return (
      <div className="step__acts">
        <ButtonLink kind={step.state === 'done' ? 'subtle' : first ? 'primary' : 'secondary'} to={to('contacten')}>
          {words.toContacts}
        </ButtonLink>
      </div>
    )
  // Answering the two questions is what this step asks; a tick would tell the region nothing of them.
  if (kind === 'oso-checked' && own && school.usesOso)
    return (
      <div className="step__acts">
        <ButtonLink kind={step.state === 'done' ? 'subtle' : first ? 'primary' : 'secondary'} to={to('oso')}>
          {step.state === 'done' ? schoolOsoWords.see : schoolOsoWords.ask}
        </ButtonLink>
      </div>
    )
  if (step.state === 'done') {
    if (!step.tick) return null
    const { count, of, ...rest } = kept
    const undone = { done: false, ...rest, ...(count !== undefined && of !== undefined && count < of && { count, of }) }
    return (
      <div className="step__acts">
        <Button kind="subtle" busy={busy} about={title} onClick={() => void report(step, undone, words.undone(title))}>
          {words.undo}
        </Button>
      </div>
    )
  }
  return (
    <div className="step__acts">
      <Button
        kind={first ? 'primary' : 'secondary'}
        busy={busy}
        about={title}
        onClick={() => (wantsCount(kind) && kept.count === undefined ? openForm('as-done') : void report(step, { ...kept, done: true }, (own ? words.reported : words.reportedOther)(title)))}
      >
        {words.reportDone}
      </Button>
      <Button kind="subtle" about={title} onClick={() => openForm('to-report')}>
        {countQuestion(kind) ? words.report : words.reportNote}
      </Button>
    </div>
  )
}

/** The day as on a tear-off calendar; the sentence beside it says it in full. */
function DayBlock({ on }: { readonly on: string }) {
  return (
    <div className="step__day" aria-hidden="true">
      <span className="step__number">{Number(on.slice(8))}</span>
      <span>{briefDay(on).split(' ')[1]}</span>
    </div>
  )
}
