// The mails of a month: when, which letter, to how many, which schools; each letter opens below its line.
import { useState } from 'react'
import { amongThem, type PlanLine } from '../../calendar/mail-plan.ts'
import { Button } from '../../parts/button.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import type { SchoolRow } from '../../school-list.ts'
import { clockTime, onTheWall, shortDay } from '../../words/dates.ts'
import { planWords as words } from '../../words/mail-plan.ts'
import { placeName } from '../../words/places.ts'
import type { Step } from '../../words/steps.ts'
import { LetterPreview } from './letter-preview.tsx'

interface PlanLinesProps {
  readonly lines: readonly PlanLine[]
  readonly schools: readonly SchoolRow[]
  /** The schools that one looks for. */
  readonly wanted: ReadonlySet<string> | undefined
  readonly milestones: readonly Step[] | undefined
  readonly marks: boolean
}

export function PlanLines({ lines, ...rest }: PlanLinesProps) {
  return (
    <ul className="plan">
      {lines.map((line) => (
        <Line key={line.key} line={line} {...rest} />
      ))}
    </ul>
  )
}

interface LineProps extends Omit<PlanLinesProps, 'lines'> {
  readonly line: PlanLine
}

function Line({ line, schools, wanted, milestones, marks }: LineProps) {
  const [letter, setLetter] = useState(false)
  const { mail, kind } = line
  const { day, time } = onTheWall(mail.at)
  const when = `${shortDay(day)}, ${clockTime(time)}`
  // What the region wrote itself it has read already, and there is no letter of what does not go out.
  const hasLetter = kind !== 'gone' && !mail.about.some((about) => about.kind === 'message')
  const titles = [...new Set(mail.about.flatMap((about) => (about.title ? [about.title] : [])))]
  return (
    <li className={kind === 'gone' ? 'plan__gone' : undefined}>
      <div className="plan__when">{when}</div>
      <div className="plan__what">
        <p>
          <span className="plan__subject">{mail.subject}</span>{' '}
          {marks && kind !== 'same' && <StatusMark kind={kind === 'new' ? 'added' : 'removed'}>{words.marks[kind]}</StatusMark>}
        </p>
        {titles.length > 0 && (
          <p className="small soft">
            {words.about}: {titles.join(', ')}
          </p>
        )}
        <Schools mail={mail} schools={schools} wanted={wanted} />
        {hasLetter && (
          <Button kind="subtle" aria-expanded={letter} about={`${mail.subject}, ${when}`} onClick={() => setLetter(!letter)}>
            {letter ? words.closeLetter : words.read}
          </Button>
        )}
      </div>
      {letter && <LetterPreview mail={mail} sectors={sectorsOf(mail.schoolIds, schools)} milestones={milestones} />}
    </li>
  )
}

/** On which sides the schools of a mail stand. */
function sectorsOf(schoolIds: readonly string[], schools: readonly SchoolRow[]): readonly ('po' | 'vo')[] {
  const ids = new Set(schoolIds)
  const isVo = (row: SchoolRow) => row.sector === 'vo' || row.sector === 'vso'
  const of = schools.filter((row) => ids.has(row.schoolId))
  const sides = (['po', 'vo'] as const).filter((side) => of.some((row) => isVo(row) === (side === 'vo')))
  return sides.length > 0 ? sides : ['po', 'vo']
}

/** The names are only looked up when they are shown: a region may have hundreds. */
function Schools({ mail, schools, wanted }: Pick<LineProps, 'schools' | 'wanted'> & { readonly mail: PlanLine['mail'] }) {
  const [open, setOpen] = useState(false)
  const ids = new Set(mail.schoolIds)
  const among = wanted && mail.schoolIds.length > 1 ? amongThem(mail, wanted) : 0
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="number">
        {words.to(mail.persons)}, {words.schools(mail.schoolIds.length)}
        {wanted && among > 0 && `, ${words.among(wanted.size, among)}`}
      </summary>
      {open && (
        <ul className="columns small">
          {schools
            .filter((row) => ids.has(row.schoolId))
            .map((row) => (
              <li key={row.schoolId}>
                {row.name}, {placeName(row.place)}
              </li>
            ))}
        </ul>
      )}
    </details>
  )
}
