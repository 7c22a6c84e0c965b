// How a letter of the plan reads, for an invented school: as mail programs show it, and as plain text.
import { useState } from 'react'
import { useAnswer } from '../../api/use-answer.ts'
import type { PlannedMail } from '../../calendar/mail-plan.ts'
import { RadioField } from '../../parts/choices.tsx'
import { LetterFrame } from '../../parts/letter-frame.tsx'
import { Progress } from '../../parts/progress.tsx'
import { planWords as words } from '../../words/mail-plan.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { FailedPart } from './failed-part.tsx'

interface LetterPreviewProps {
  readonly mail: PlannedMail
  readonly sectors: readonly ('po' | 'vo')[]
  readonly milestones: readonly Step[] | undefined
}

export function LetterPreview({ mail, sectors, milestones }: LetterPreviewProps) {
  const { regionId, year } = useYear()
  const [side, setSide] = useState(sectors[0] ?? 'po')
  const about = mail.about.slice(0, 30).map(({ kind, milestoneId, workingDays, label }) => ({
    kind, ...(milestoneId !== undefined && { milestoneId }), ...(workingDays !== undefined && { workingDays }), ...(label !== undefined && { label }),
  }))
  const body = { at: mail.at, side, about, ...(milestones && { milestones: [...milestones] }) }
  const answer = useAnswer('previewLetter', { params: { regionId, year }, body })
  return (
    <div className="letter">
      <h4 className="nl-heading nl-heading--level-3">{words.letterTitle}</h4>
      <p className="nl-paragraph">{words.letterText}</p>
      {sectors.length > 1 && (
        <RadioField id={`side-${mail.at}-${mail.subject}`} label={words.side} options={words.sides} value={side} onChange={setSide} inline />
      )}
      {answer.state === 'waiting' && <Progress text={words.letterBusy} />}
      {answer.state === 'failed' && <FailedPart problem={answer.problem} again={answer.again} />}
      {answer.state === 'ready' && (
        <>
          <p className="nl-paragraph">
            <strong>{words.subject}:</strong> {answer.data.subject}
          </p>
          <LetterFrame key={answer.data.html} html={answer.data.html} title={words.frame(answer.data.subject)} />
          <details className="fold">
            <summary>{words.plainText}</summary>
            <pre>{answer.data.text}</pre>
          </details>
        </>
      )}
    </div>
  )
}
