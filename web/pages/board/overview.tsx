// The schools of a board wherever they take part: whether each can exchange, what comes next and who does it; and what the board stated.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { boardFirst, type BoardSchool, schoolsIn, systemShown } from '../../board-reach.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { LabelMark } from '../../parts/label-mark.tsx'
import { Empty, Notice } from '../../parts/notice.tsx'
import { ReadyMails } from '../../parts/ready-mail.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { isOver } from '../../school-years.ts'
import { now } from '../../today.ts'
import { boardWords as words } from '../../words/board.ts'
import { onTheWall, yearName } from '../../words/dates.ts'
import { osoWords, ownerNames } from '../../words/oso.ts'
import { helpWords } from '../../words/school-oso.ts'
import { Helplines } from '../agreements/helplines.tsx'
import { ProcessingAgreement } from './processing-agreement.tsx'

type Overview = Answer<'getBoardOverview'>

export function BoardOverview({ data }: { readonly data: Overview }) {
  const { boardId, schools, earlierSchools = 0, mails, helplines } = data
  const today = onTheWall(now()).day
  const noNewYear = schools.length > 0 && schools.every(({ year }) => isOver(year, today))
  return (
    <>
      <StatedFacts {...data} today={today} />
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.schoolsTitle}</h2>
        {noNewYear && (
          <Notice>
            <p className="nl-paragraph">{words.noNewYear}</p>
          </Notice>
        )}
        {schools.length > 0 ? (
          <Schools schools={schools} />
        ) : earlierSchools > 0 ? (
          <Empty title={words.noNewYear} text={words.noNewYearText} />
        ) : (
          <Empty title={words.none} text={words.noneText} />
        )}
      </section>
      {mails.length > 0 && (
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{osoWords.mailsTitle}</h2>
          <ReadyMails mails={mails} addressOf={(to) => (to === 'kennisnet' ? helplines.find(({ kind }) => kind === 'oso')?.email : undefined)} />
        </section>
      )}
      <ProcessingAgreement boardId={boardId} />
      {helplines.length > 0 && (
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{helpWords.title}</h2>
          <p className="nl-paragraph">{helpWords.text}</p>
          <Helplines helplines={helplines} />
        </section>
      )}
    </>
  )
}

function StatedFacts({ agreement, mandates, schools, today }: Pick<Overview, 'agreement' | 'mandates' | 'schools'> & { readonly today: string }) {
  const said = [{ name: words.agreement, ...agreement }, ...mandates.map(({ pupilSystem, ...said }) => ({ name: words.mandate(systemShown(pupilSystem, schools)), ...said }))]
  const stated = said.map((one) => ({ ...one, shown: words.stated(one, today) }))
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.statedTitle}</h2>
      <p className="nl-paragraph">{words.statedText}</p>
      <ul className="lights">
        {stated.map(({ name, state, on, shown }) => (
          <li key={name}>
            <div className="lights__head">
              <strong>{name}</strong>
              <StatusMark kind={shown.kind}>{shown.text}</StatusMark>
            </div>
            {on && (
              <p className="lights__said">
                {words.on(on)}
                {shown.kind === 'busy' && <strong>. {words.recheck(state)}</strong>}
              </p>
            )}
          </li>
        ))}
      </ul>
      {mandates.length === 0 && schools.length > 0 && <p className="nl-paragraph after-list">{words.noSystems}</p>}
      <div className="acts">
        <ButtonLink kind="primary" to="/bestuur/oso">
          {words.stateOnce}
        </ButtonLink>
      </div>
    </section>
  )
}

export const keyOf = ({ schoolId, regionId, year }: BoardSchool): string => `${schoolId} ${regionId} ${year}`

/** The name of a school, with where it takes part. */
export function SchoolCell({ name, regionName, year }: BoardSchool) {
  return (
    <>
      {name}
      <span className="table__sub">{words.place(regionName, yearName(year))}</span>
    </>
  )
}

export function NextCell({ nextStep: { code, text, who } }: BoardSchool) {
  if (code === 'nothing') return <>{words.nothing}</>
  return (
    <>
      {text}
      <span className="table__sub">{words.whoDoes(who === 'board' ? words.self : ownerNames[who])}</span>
    </>
  )
}

const columns: readonly Column<BoardSchool>[] = [
  { name: words.columns.school, heads: true, cell: SchoolCell },
  {
    name: words.columns.oso,
    cell: ({ label, pupilSystem }) => (
      <>
        <LabelMark label={label} short />
        <span className="table__sub">{pupilSystem || osoWords.systemUnknown}</span>
      </>
    ),
  },
  { name: words.columns.next, cell: NextCell },
  {
    name: words.columns.steps,
    cell: ({ stepsDone, stepsAll, stepsOverdue }) =>
      stepsAll === 0 ? (
        words.noSteps
      ) : (
        <>
          {words.steps(stepsDone, stepsAll)}
          {stepsOverdue > 0 && <span className="table__sub">{words.overdue(stepsOverdue)}</span>}
        </>
      ),
  },
]

function Schools({ schools }: { readonly schools: readonly BoardSchool[] }) {
  const connected = schoolsIn(schools.filter(({ label }) => label === 'qualified'))
  const own = schoolsIn(schools.filter(({ nextStep }) => nextStep.who === 'board'))
  return (
    <>
      <p className="nl-paragraph">
        {words.connected(connected, schoolsIn(schools))} {words.yours(own)} {own > 0 && words.schoolsText}
      </p>
      <Table caption={words.schoolsTitle} rows={boardFirst(schools)} keyOf={keyOf} columns={columns} />
    </>
  )
}
