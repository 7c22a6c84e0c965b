// The receipt after setting ready: how many, under which reference number, and what happens next; it prints.
import { useLocation } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Confirmation, Empty, Facts } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { longMoment } from '../../words/dates.ts'
import { pupilWords } from '../../words/pupils.ts'
import { receiptWords as words } from '../../words/set-ready.ts'
import { usePrintedFoot } from '../agreements/printed-foot.ts'
import { useSchool } from '../school/in-school.tsx'
import { Destinations } from './destinations.tsx'
import { firstChoice, type PupilRow } from './pupil-facts.ts'
import { RefusedPupils } from './refused-pupils.tsx'
import { usePupils } from './pupils-frame.tsx'

export interface Receipt {
  /** One; more where there were more pupils than a request takes. */
  readonly references: readonly string[]
  readonly outcomes: Answer<'setReadyMany'>['dossiers']
}

const columns: readonly Column<PupilRow>[] = [
  { name: pupilWords.columns.label, heads: true, cell: ({ label }) => label },
  { name: words.number, cell: ({ number }) => <span className="number">{number}</span> },
  { name: pupilWords.columns.school, cell: (row) => firstChoice(row)?.schoolName ?? pupilWords.noSchool },
]

export function ReadyReceipt() {
  const { rows, to } = usePupils()
  const { school } = useSchool()
  const receipt = (useLocation().state as { receipt?: Receipt } | null)?.receipt
  usePrintedFoot(school.name)
  if (!receipt)
    return (
      <Page title={words.gone}>
        <Empty title={words.goneText}>
          <ButtonLink to={to()}>{words.toList}</ButtonLink>
        </Empty>
      </Page>
    )
  const withOutcome = (wanted: string) => receipt.outcomes.filter(({ outcome }) => outcome === wanted)
  const done = rows.filter(({ dossierId }) => withOutcome('done').some((one) => one.dossierId === dossierId))
  const before = withOutcome('done-before').length
  const refused = withOutcome('refused')
  const title = done.length > 0 ? words.title(done.length) : words.nothing
  const references = receipt.references.map(words.reference).join(', ')
  return (
    <div className="prints">
      <Page title={title} {...(done.length > 0 && { banner: <Confirmation title={title} text={references} /> })}>
        <RefusedPupils outcomes={refused} title={words.refusedTitle(refused.length)} />
        {before > 0 && <p className="nl-paragraph">{words.doneBefore(before)}</p>}
        {done.length > 0 && (
          <>
            <Facts
              facts={[
                [words.school, school.name],
                [words.pupils, done[0]?.readyAt ? longMoment(done[0].readyAt) : ''],
              ]}
            />
            <p className="nl-paragraph after-list">{words.mail}</p>
            <Destinations rows={done} />
            <section className="block">
              <Table caption={words.pupils} showCaption columns={columns} rows={done} keyOf={({ dossierId }) => dossierId} />
            </section>
            <p className="nl-paragraph after-list">{words.undo}</p>
          </>
        )}
        <div className="acts">
          {done.length > 0 && (
            <Button kind="primary" onClick={() => globalThis.print()}>
              {words.print}
            </Button>
          )}
          <ButtonLink to={to()}>{words.toList}</ButtonLink>
          <ButtonLink to={to('bewijs')}>{words.toProof}</ButtonLink>
        </div>
      </Page>
    </div>
  )
}
