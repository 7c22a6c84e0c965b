// The schools of a board wherever they take part: whether each can exchange, what comes next and who does it; and what the board stated.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { boardFirst, type BoardSchool, schoolsIn, systemShown } from '../../board-reach.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { LabelMark } from '../../parts/label-mark.tsx'
import { Empty } from '../../parts/notice.tsx'
import { ReadyMails } from '../../parts/ready-mail.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { boardWords as words } from '../../words/board.ts'
import { yearName } from '../../words/dates.ts'
import { osoWords, ownerNames } from '../../words/oso.ts'
import { helpWords } from '../../words/school-oso.ts'
import { Helplines } from '../agreements/helplines.tsx'
import { ProcessingAgreement } from './processing-agreement.tsx'

type Overview = Answer<'getBoardOverview'>

export function BoardOverview({ data }: { readonly data: Overview }) {
  const { boardId, schools, mails, helplines } = data
  return (
    <>
      <StatedFacts {...data} />
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.schoolsTitle}</h2>
        {schools.length === 0 ? <Empty title={words.none} text={words.noneText} /> : <Schools schools={schools} />}
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

const stateMarks: Record<Overview['agreement']['state'], MarkKind> = { yes: 'good', no: 'wrong', unknown: 'plain' }

function StatedFacts({ agreement, mandates, schools }: Pick<Overview, 'agreement' | 'mandates' | 'schools'>) {
  const stated = [{ name: words.agreement, ...agreement }, ...mandates.map(({ pupilSystem, ...said }) => ({ name: words.mandate(systemShown(pupilSystem, schools)), ...said }))]
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.statedTitle}</h2>
      <p className="nl-paragraph">{words.statedText}</p>
      <ul className="lights">
        {stated.map(({ name, state, on }) => (
          <li key={name}>
            <div className="lights__head">
              <strong>{name}</strong>
              <StatusMark kind={stateMarks[state]}>{words.state[state]}</StatusMark>
            </div>
            {on && <p className="lights__said">{words.on(on)}</p>}
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
