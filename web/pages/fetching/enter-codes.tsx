// Claims by the codes of the parents' forms: many at once, looked at line by line before anything is sent.
import { useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { type CodeLine, mostCodes, readCodes } from '../../fetch/codes.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { SelectField, TextAreaField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Confirmation, Empty, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { codesWords as words } from '../../words/codes.ts'
import { fetchingWords } from '../../words/fetching.ts'
import { roundNames, type Step } from '../../words/steps.ts'
import { useFetching } from './fetching-frame.tsx'
import { mayBeBsn } from './reference-cell.tsx'

type Outcome = Answer<'claimApplications'>['outcomes'][number]
type Told = CodeLine & Pick<Outcome, 'outcome' | 'reasons'>
type Round = Step['round']

const lineOf = ({ typed, ownReference }: CodeLine) => (ownReference === '' ? typed : `${typed}\t${ownReference}`)

export function EnterCodes() {
  const { params, data, answer } = useFetching()
  const [text, setText] = useTyped('codes', '')
  const [round, setRound] = useTyped<Round | ''>('round', '')
  const [review, setReview] = useState<readonly CodeLine[]>()
  const [told, setTold] = useState<readonly Told[]>()
  const [asksBsn, setAsksBsn] = useState(false)
  const [noBsn, setNoBsn] = useState(false)
  const check = () => {
    const { lines, faults } = readCodes(text)
    if (faults.length > 0) return faults.map((message) => ({ field: 'codes', message }))
    if (lines.length === 0) return [{ field: 'codes', message: words.empty }]
    return lines.length > mostCodes ? [{ field: 'codes', message: words.tooMany(mostCodes, lines.length) }] : []
  }
  const lines = readCodes(text).lines
  // "[3].ownReference" is about the fourth code.
  const { busy, faults, faultAt, send, clear } = useSending(() => 'codes', check)
  if (!data.usesCodes) return <Page title={words.title}><Empty title={words.noCodes} /></Page>

  const look = () => void send(check(), async () => setReview(lines))
  const confirm = () =>
    void send([], async () => {
      const body = (review ?? []).map(({ code, ownReference }) => ({ code, ...(round && { round }), ...(ownReference && { ownReference }), ...(noBsn && { noBsn }) }))
      try {
        const { outcomes } = (await call('claimApplications', { params, body })).data
        setTold((review ?? []).map((line, i) => ({ ...line, outcome: outcomes[i]?.outcome ?? 'refused', reasons: outcomes[i]?.reasons ?? [] })))
      } catch (fault) {
        setAsksBsn(mayBeBsn(fault))
        throw fault
      }
      setReview(undefined)
      setText('')
      await answer.again()
    })
  if (told)
    return (
      <Entered
        told={told}
        change={(left) => {
          setText(left.map(lineOf).join('\n'))
          setTold(undefined)
        }}
      />
    )
  if (review)
    return (
      <Page key="review" title={words.review} lead={words.reviewText} faults={faults}>
        <Table caption={words.review} columns={reviewColumns} rows={review} keyOf={({ line }) => String(line)} />
        {asksBsn && <Check label={fetchingWords.noBsn} checked={noBsn} onChange={setNoBsn} />}
        <div className="acts">
          <Button kind="primary" busy={busy} onClick={confirm}>
            {words.send(review.length)}
          </Button>
          <Button busy={busy} onClick={() => (clear(), setReview(undefined))}>
            {words.back}
          </Button>
        </div>
      </Page>
    )
  // Only a later round can be chosen; after the last one every pupil applies outside the rounds.
  const later = data.rounds.filter((one) => one !== '1' && one !== 'rest')
  const rounds = { '': words.roundUsual, ...Object.fromEntries(later.map((one) => [one, roundNames[one]])) } as Record<Round | '', string>
  return (
    <Page key="write" title={words.title} lead={words.lead} faults={faults}>
      <FormSheet submit={words.check} busy={busy} onSubmit={look}>
        <TextAreaField id="codes" label={words.paste} hint={words.pasteHint} value={text} onChange={setText} rows={10} fault={faultAt('codes')} />
        {later.length > 0 && <SelectField<Round | ''> id="round" label={words.round} hint={words.roundHint} value={round} options={rounds} onChange={setRound} />}
      </FormSheet>
      <Notice title={words.lockTitle}>
        <p className="nl-paragraph">{words.lockText}</p>
      </Notice>
    </Page>
  )
}

const reviewColumns: readonly Column<CodeLine>[] = [
  { name: words.columns.code, heads: true, cell: ({ typed }) => <code>{typed}</code> },
  { name: words.columns.reference, cell: ({ ownReference }) => ownReference || <span className="soft">{words.noReference}</span> },
]

const toldColumns: readonly Column<Told>[] = [
  ...(reviewColumns as readonly Column<Told>[]),
  {
    name: words.columns.outcome,
    cell: ({ outcome, reasons }) => (
      <>
        <StatusMark kind={outcome === 'refused' ? 'wrong' : 'good'}>{words.outcomeNames[outcome]}</StatusMark>
        {reasons.map(({ code, message }) => (
          <span key={code} className="table__sub">
            {message}
          </span>
        ))}
      </>
    ),
  },
]

function Entered({ told, change }: { readonly told: readonly Told[]; readonly change: (left: readonly CodeLine[]) => void }) {
  const { to } = useFetching()
  const refused = told.filter(({ outcome }) => outcome === 'refused')
  const done = told.length - refused.length
  const title = done > 0 ? words.doneTitle(done) : words.refusedTitle(refused.length)
  return (
    <Page title={title} {...(done > 0 && { banner: <Confirmation title={title} text={words.doneText} /> })}>
      {refused.length > 0 && (
        <Notice kind="wrong" title={words.refusedTitle(refused.length)}>
          <p className="nl-paragraph">{words.refusedText}</p>
        </Notice>
      )}
      <Table caption={title} columns={toldColumns} rows={[...refused, ...told.filter((one) => !refused.includes(one))]} keyOf={({ line }) => String(line)} />
      <div className="acts">
        <Button kind="primary" onClick={() => change(refused)}>
          {refused.length > 0 ? words.again : words.more}
        </Button>
        <ButtonLink to={to()}>{fetchingWords.title}</ButtonLink>
      </div>
    </Page>
  )
}
