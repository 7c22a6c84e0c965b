// The connection of one school to OSO as its region sees it: the label, the next step with a ready-made mail, four facts, and what was said before.
import { Link } from 'react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { FactHistory } from '../../parts/fact-history.tsx'
import { FactLights } from '../../parts/fact-lights.tsx'
import { LabelMark } from '../../parts/label-mark.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { ReadyMails } from '../../parts/ready-mail.tsx'
import { osoWords as words, type Qualification } from '../../words/oso.ts'
import { readinessWords } from '../../words/readiness.ts'
import { historyWords, stateFactsWords } from '../../words/region-oso.ts'
import { useSchool, useSchoolRecord } from '../school/in-school.tsx'

export function SchoolOso() {
  const { params } = useSchoolRecord()
  const { to, mayChange } = useSchool()
  const answer = useAnswer('getQualification', { params })
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.title}</h2>
      <Loaded answer={answer}>
        {({ data }) => (
          <>
            <LabelAndStep data={data} />
            <FactLights facts={data} />
            <ul className="link-row">
              {mayChange && (
                <li>
                  <Link className="nl-link" to={to('aansluiting')}>
                    {stateFactsWords.open}
                  </Link>
                </li>
              )}
              <li>
                <Link className="nl-link" to={to('groei')}>
                  {readinessWords.open}
                </Link>
              </li>
            </ul>
            <Mails data={data} />
            <section className="after-list">
              <h3 className="nl-heading nl-heading--level-3">{historyWords.title}</h3>
              <FactHistory history={data.history} />
            </section>
          </>
        )}
      </Loaded>
    </section>
  )
}

function LabelAndStep({ data: { label, nextStep, pupilSystem } }: { readonly data: Qualification }) {
  return (
    <div className="next-step">
      <p className="next-step__label">
        <LabelMark label={label} />
        <span className="soft">
          {words.pupilSystem}: {pupilSystem || words.systemUnknown.toLowerCase()}
        </span>
      </p>
      {nextStep.code !== 'nothing' && (
        <p className="next-step__text">
          <strong>{words.nextStep}:</strong> {nextStep.text}
        </p>
      )}
    </div>
  )
}

/** To whom a mail goes is known of the school and the board by its contacts, and of Kennisnet by its desk. */
function Mails({ data: { mails, helplines } }: { readonly data: Qualification }) {
  const { contacts } = useSchool().school
  if (mails.length === 0) return null
  const addressOf = (to: Qualification['mails'][number]['to']): string | undefined => {
    if (to === 'kennisnet') return helplines.find(({ kind }) => kind === 'oso')?.email
    if (to === 'board') return contacts.find(({ roles }) => roles.includes('board'))?.email
    if (to === 'school') return (contacts.find(({ roles }) => roles.includes('oso')) ?? contacts.find(({ roles }) => roles.includes('transfer')))?.email
    return undefined
  }
  return (
    <section className="after-list">
      <h3 className="nl-heading nl-heading--level-3">{words.mailsTitle}</h3>
      <ReadyMails mails={mails} addressOf={addressOf} />
    </section>
  )
}
