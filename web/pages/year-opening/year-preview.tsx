// What a new year takes along from an earlier one: each step as it was and as it becomes, and what stays behind.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import type { Fault } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { Counts, Empty, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { dayAndTime, longDay, whenDue, yearName } from '../../words/dates.ts'
import { calendarWords } from '../../words/calendar.ts'
import { roundLine } from '../../words/steps.ts'
import { openingWords as words } from '../../words/year-opening.ts'
import { SettingsTaken } from './settings-taken.tsx'

type Preview = Answer<'previewYear'>

interface YearPreviewProps {
  readonly preview: Preview
  readonly busy: boolean
  readonly faults: readonly Fault[]
  readonly open: () => void
  readonly restart: () => void
}

export function YearPreview({ preview, busy, faults, open, restart }: YearPreviewProps) {
  const { year, copyFrom, schools, contacts, milestones } = preview
  return (
    <Page key="preview" title={words.previewTitle(yearName(year), yearName(copyFrom))} lead={words.previewLead} faults={faults}>
      <Counts
        counts={[
          [words.counts.schools, schools.taken],
          [words.counts.contacts, contacts],
          [words.counts.steps, milestones.length],
          ...(schools.guestsLeft > 0 ? [[words.counts.guests, schools.guestsLeft] as const] : []),
        ]}
      />
      <Conflicts preview={preview} />
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.stepsTitle}</h2>
        {milestones.length === 0 ? (
          <Empty title={words.noSteps} />
        ) : (
          <Table caption={words.stepsTitle} columns={columns} rows={milestones} keyOf={(row) => row.milestone.id} />
        )}
      </section>
      <LeftBehind preview={preview} />
      <SettingsTaken settings={preview.settings} />
      {busy && <Progress text={words.opening} />}
      <div className="acts">
        <Button kind="primary" busy={busy} onClick={open}>
          {words.open}
        </Button>
        <Button busy={busy} onClick={restart}>
          {words.other}
        </Button>
      </div>
    </Page>
  )
}

/** A step that takes a while moves as a whole. */
const spanOf = (step: Preview['milestones'][number]['milestone']) => (step.from ? whenDue(step) : dayAndTime(step))

const columns: readonly Column<Preview['milestones'][number]>[] = [
  {
    name: words.columns.step,
    heads: true,
    cell: ({ milestone }) => (
      <>
        {milestone.title}
        {roundLine(milestone) && <span className="table__sub">{roundLine(milestone)}</span>}
      </>
    ),
  },
  { name: words.columns.was, cell: ({ was }) => spanOf(was) },
  { name: words.columns.becomes, cell: ({ milestone }) => <strong>{spanOf(milestone)}</strong> },
  { name: words.columns.rule, cell: ({ rule }) => rule.message },
]

function Conflicts({ preview }: { readonly preview: Preview }) {
  const { conflicts, cannotCheck } = preview
  const hasErrors = conflicts.some(({ severity }) => severity === 'error')
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.conflictsTitle}</h2>
      {conflicts.length === 0 ? (
        <Notice kind="good">{words.noConflicts}</Notice>
      ) : (
        <Notice kind={hasErrors ? 'wrong' : 'care'}>
          <ul>
            {conflicts.map((conflict) => (
              <li key={conflict.key}>
                <strong>{calendarWords.severity[conflict.severity]}:</strong> {conflict.message}
              </li>
            ))}
          </ul>
          <p className="nl-paragraph">{words.conflicts}</p>
        </Notice>
      )}
      {cannotCheck.map(({ code, message }) => (
        <p className="nl-paragraph soft" key={code}>
          {words.notChecked}: {message}
        </p>
      ))}
    </section>
  )
}

function LeftBehind({ preview }: { readonly preview: Preview }) {
  const { leftOut, settingsLeft } = preview
  if (leftOut.length + settingsLeft.length === 0) return null
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.leftTitle}</h2>
      <ul>
        {leftOut.map(({ title, on, message }) => (
          <li key={`${title} ${on}`}>
            <strong>{words.leftStep(title, longDay(on))}</strong>: {message}
          </li>
        ))}
        {settingsLeft.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
    </section>
  )
}
