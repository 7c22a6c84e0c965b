// What follows from the answers of a school about OSO: how it stands, who does what next, mails for that, and who helps.
import { LabelMark } from '../../parts/label-mark.tsx'
import { ReadyMails } from '../../parts/ready-mail.tsx'
import { osoWords, ownerNames, type Qualification } from '../../words/oso.ts'
import { helpWords, schoolOsoWords as words } from '../../words/school-oso.ts'
import { Helplines } from '../agreements/helplines.tsx'
import { useSchool } from './in-school.tsx'

export type Outcome = Pick<Qualification, 'label' | 'nextStep' | 'mails' | 'helplines'>

/** The label and the one sentence that says what comes next. */
export function LabelAndStep({ label, nextStep }: Pick<Outcome, 'label' | 'nextStep'>) {
  const nothing = words.nothing[label]
  return (
    <div className="next-step">
      <p className="next-step__label">
        <LabelMark label={label} />
      </p>
      {nextStep.code === 'nothing' ? (
        nothing && <p className="next-step__text">{nothing}</p>
      ) : (
        <p className="next-step__text">
          <strong>{osoWords.nextStep}:</strong> {words.ownStep[nextStep.code] ?? nextStep.text} {nextStep.who !== 'school' && words.whoDoes(ownerNames[nextStep.who])}
        </p>
      )}
    </div>
  )
}

/** Of the board the school knows an address when it has a contact there; of Kennisnet its desk is known. */
export function Mails({ mails, helplines }: Pick<Outcome, 'mails' | 'helplines'>) {
  const { contacts } = useSchool().school
  if (mails.length === 0) return null
  const addressOf = (to: Qualification['mails'][number]['to']): string | undefined => {
    if (to === 'kennisnet') return helplines.find(({ kind }) => kind === 'oso')?.email
    return to === 'board' ? contacts.find(({ roles }) => roles.includes('board'))?.email : undefined
  }
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{osoWords.mailsTitle}</h2>
      <ReadyMails mails={mails} addressOf={addressOf} />
    </section>
  )
}

export function WhoHelps({ helplines }: Pick<Outcome, 'helplines'>) {
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{helpWords.title}</h2>
      <p className="nl-paragraph">{helpWords.text}</p>
      <Helplines helplines={helplines} />
    </section>
  )
}
