// Mails that are ready to be sent with one's own program: to copy, or to open there.
import { useRef, useState } from 'react'
import { mailtoOf } from '../mailto.ts'
import { copyWords } from '../words/general.ts'
import { osoWords as words, type Qualification } from '../words/oso.ts'
import { Button } from './button.tsx'
import { CopyField } from './copy-field.tsx'

type Mail = Qualification['mails'][number]

interface ReadyMailsProps {
  readonly mails: readonly Mail[]
  /** The address of whom it goes to, where that is known. */
  readonly addressOf?: (to: Mail['to']) => string | undefined
}

export function ReadyMails({ mails, addressOf }: ReadyMailsProps) {
  return mails.map((mail, at) => <ReadyMail key={`${mail.to} ${mail.subject}`} at={at} isOneOfMore={mails.filter(({ to }) => to === mail.to).length > 1} mail={mail} address={addressOf?.(mail.to) ?? ''} />)
}

interface ReadyMailProps {
  readonly mail: Mail
  readonly at: number
  /** More of them go to the same: the subject tells them apart. */
  readonly isOneOfMore: boolean
  readonly address: string
}

function ReadyMail({ mail, at, isOneOfMore, address }: ReadyMailProps) {
  const id = `mail-${at}`
  const area = useRef<HTMLTextAreaElement>(null)
  const [said, setSaid] = useState<string>()
  const copy = async () => {
    area.current?.select()
    try {
      await navigator.clipboard.writeText(mail.text)
      setSaid(copyWords.copied)
    } catch {
      // A browser may forbid it; what is selected can be copied by hand.
      setSaid(copyWords.byHand)
    }
  }
  return (
    <details className="fold ready-mail">
      <summary>
        {words.mailTo[mail.to]}
        {isOneOfMore && `: ${mail.subject}`}
      </summary>
      <div className="sheet">
        <p className="nl-paragraph soft small">{words.mailHint}</p>
        <CopyField id={`${id}-subject`} label={words.mailSubject} value={mail.subject} />
        <div className="field copy">
          <label className="field__label" htmlFor={`${id}-text`}>
            {words.mailText}
          </label>
          <textarea className="input ready-mail__text" id={`${id}-text`} ref={area} readOnly value={mail.text} rows={Math.min(18, mail.text.split('\n').length + 3)} />
          <p className="copy__said" role="status">
            {said}
          </p>
        </div>
        <div className="acts">
          <Button onClick={() => void copy()} about={words.mailText}>
            {copyWords.copy}
          </Button>
          <a className="nl-button nl-button--secondary" href={mailtoOf(address, mail)}>
            {words.mailOpen}
          </a>
        </div>
      </div>
    </details>
  )
}
