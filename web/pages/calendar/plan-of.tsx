// The mails to come of one calendar: how many, in which weeks, and each with its letter.
import { useId, useState } from 'react'
import { useAnswer } from '../../api/use-answer.ts'
import { useAllSchools } from '../../api/use-all-schools.ts'
import { aboutSteps, fieldOfPath } from '../../calendar/draft.ts'
import { linesOf, type MailPlan, monthsOf, schoolsToTell } from '../../calendar/mail-plan.ts'
import { Check } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Progress } from '../../parts/progress.tsx'
import { filtered, type SchoolRow } from '../../school-list.ts'
import { onTheWall } from '../../words/dates.ts'
import { planWords as words } from '../../words/mail-plan.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { FailedPart } from './failed-part.tsx'
import { PlanLines } from './plan-lines.tsx'
import { PlanWeeks } from './plan-weeks.tsx'

interface PlanOfProps {
  /** The steps to plan for; the saved draft when left out. */
  readonly milestones?: readonly Step[] | undefined
  /** In another page: what changes stands first. */
  readonly brief?: boolean
  /** Whether it is set against a published calendar. */
  readonly compares?: boolean
}

export function PlanOf({ milestones, brief = false, compares = true }: PlanOfProps) {
  const { regionId, year } = useYear()
  const plan = useAnswer('planMails', { params: { regionId, year }, ...(milestones && { body: { milestones: [...milestones] } }) })
  const schools = useAllSchools(regionId, year)
  if (plan.state === 'failed' && milestones)
    return <FailedPart problem={aboutSteps(milestones, plan.problem)} again={plan.again} fieldFor={(path) => fieldOfPath(milestones, path)} />
  if (plan.state === 'failed') return <FailedPart problem={plan.problem} again={plan.again} />
  if (schools.state === 'failed') return <FailedPart problem={schools.problem} again={schools.again} />
  if (plan.state === 'waiting' || schools.state === 'waiting') return <Progress text={words.busy} />
  return <Plan plan={plan.data} rows={schools.data.schools} milestones={milestones} brief={brief} compares={compares} />
}

interface PlanProps extends PlanOfProps {
  readonly plan: MailPlan
  readonly rows: readonly SchoolRow[]
}

function Plan({ plan, rows, milestones, brief = false, compares = true }: PlanProps) {
  const [search, setSearch] = useState('')
  const id = useId()
  const all = linesOf(plan)
  const changes = all.filter((line) => line.kind !== 'same')
  const [only, setOnly] = useState(brief && changes.length > 0 && changes.length < all.length)
  const connections = plan.connections.map(({ at, milestoneId, schools }) => {
    const { told, open } = schoolsToTell(schools)
    return <p className="nl-paragraph number" key={milestoneId}>{words.connection(onTheWall(at).day, told, open)}</p>
  })
  if (all.length === 0) {
    return (
      <>
        <Empty title={words.none} text={words.noneText} />
        {connections}
      </>
    )
  }
  const wanted = search.trim() === '' ? undefined : new Set(filtered(rows, search, '').map((row) => row.schoolId))
  const lines = linesOf(plan, wanted).filter((line) => !only || line.kind !== 'same')
  const added = changes.filter((line) => line.kind === 'new').length
  return (
    <>
      <p className="nl-paragraph number">
        <strong>{words.total(plan.total)}</strong> {compares && words.changes(added, changes.length - added)}
      </p>
      {!brief && connections}
      {/* Of one school nobody knows how many of the persons are there. */}
      {!brief && !wanted && <PlanWeeks lines={all} />}
      {!brief && <h2 className="nl-heading nl-heading--level-2">{words.listTitle}</h2>}
      <div className="fields fields--filter">
        <TextField id={`school${id}`} label={words.school} hint={words.schoolHint} value={search} onChange={setSearch} />
      </div>
      {compares && changes.length > 0 && <Check label={words.only} checked={only} onChange={setOnly} />}
      <p className="nl-paragraph soft number" role="status">
        {wanted && (wanted.size === 0 ? words.foundNone : words.found(wanted.size, lines.length))}
      </p>
      {wanted && wanted.size > 0 && lines.length === 0 && <Empty title={words.noneForSchool} />}
      {monthsOf(lines).map((month) => (
        <section key={month.name}>
          <h3 className="nl-heading nl-heading--level-3">{month.name}</h3>
          <PlanLines lines={month.lines} schools={rows} wanted={wanted} milestones={milestones} marks={compares} />
        </section>
      ))}
    </>
  )
}
