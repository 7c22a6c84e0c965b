// Takes down inspections of many pupils at once, such as after an evening for parents; and says how far the school is.
import { useState } from 'react'
import { afterSent } from '../../after-sent.ts'
import { call } from '../../api/client.ts'
import { problemFrom } from '../../api/problem.ts'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { RadioField } from '../../parts/choices.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Meter } from '../../parts/meter.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { now } from '../../today.ts'
import { onTheWall } from '../../words/dates.ts'
import { inspectionWords as words } from '../../words/inspection.ts'
import { InspectionFields } from './inspection-fields.tsx'
import { emptyInspection, inspectionFaults, inspectionSent, type InspectionTyped } from './inspection-typed.ts'
import { canBeInspected, isInspected, type PupilRow } from './pupil-facts.ts'
import { PupilTicks } from './pupil-ticks.tsx'
import { RefusedPupils } from './refused-pupils.tsx'
import { usePupils } from './pupils-frame.tsx'

type Outcome = Answer<'recordInspections'>['dossiers'][number]

const beforeUpload = 'seen-before-upload'
/** As many as a request takes. */
const atOnce = 200

export function Inspections() {
  const { rows, to } = usePupils()
  const open = rows.filter(canBeInspected)
  if (open.length === 0 && !rows.some(({ inspected }) => inspected))
    return (
      <Page title={words.title} lead={words.lead}>
        <Empty title={words.none} text={words.noneText}>
          <ButtonLink kind="primary" to={to('bijlagen')}>
            {words.toUpload}
          </ButtonLink>
        </Empty>
      </Page>
    )
  return <Recording open={open} />
}

function Recording({ open }: { readonly open: readonly PupilRow[] }) {
  const { params, rows, to, again } = usePupils()
  const waiting = open.filter(({ inspected }) => !inspected)
  const [shown, setShown] = useState<keyof typeof words.filterNames>('open')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [typed, setTyped] = useTyped<InspectionTyped>('inspections', emptyInspection)
  const [asksExactly, setAsksExactly] = useState(false)
  const [said, setSaid] = useState<string>()
  const [refused, setRefused] = useState<readonly Outcome[]>([])
  const listed = shown === 'open' ? waiting : open
  const picked = listed.filter(({ dossierId }) => chosen.includes(dossierId))
  const check = () => [
    ...(picked.length === 0 ? [{ field: 'pupils', message: words.chooseFault }] : []),
    ...inspectionFaults(typed, onTheWall(now()).day, asksExactly),
  ]
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const done = rows.filter(isInspected).length

  const record = () =>
    void send(check(), async () => {
      setSaid(undefined)
      const said = inspectionSent({ ...typed, view: '' }, asksExactly)
      let outcomes: readonly Outcome[] = []
      for (let from = 0; from < picked.length; from += atOnce) {
        const dossiers = picked.slice(from, from + atOnce).map(({ dossierId, listHash }) => ({ dossierId, listHash: listHash! }))
        outcomes = [...outcomes, ...(await call('recordInspections', { params, body: { dossiers, ...said } })).data.dossiers]
      }
      const left = outcomes.filter(({ outcome }) => outcome === 'refused')
      const early = left.filter(({ reasons }) => reasons.every(({ code }) => code === beforeUpload))
      await again()
      setRefused(left.filter((one) => !early.includes(one)))
      setAsksExactly(early.length > 0)
      const recorded = new Set(outcomes.filter((one) => !left.includes(one)).map(({ dossierId }) => dossierId))
      setChosen((now) => now.filter((dossierId) => !recorded.has(dossierId)))
      if (outcomes.length > left.length) setSaid(words.recorded(outcomes.length - left.length))
      if (left.length === 0) setTyped(afterSent(typed, emptyInspection))
      // One tick puts it right for all of them: it is asked at its field, not told of each.
      if (early.length > 0) throw problemFrom(400, { errors: [{ path: 'exactlyThese', code: beforeUpload, message: words.exactlyMany(early.length) }] })
      globalThis.scrollTo({ top: 0 })
    })

  return (
    <Page title={words.title} lead={words.lead} faults={faults} acts={<ButtonLink to={`${to('inzage/bladen')}${sheetsQuery(picked)}`}>{words.sheets(picked.length)}</ButtonLink>}>
      <Said text={said} />
      <Meters done={done} all={rows.length} />
      {waiting.length === 0 && done < rows.length && <p className="nl-paragraph">{words.othersLack}</p>}
      <RefusedPupils outcomes={refused} title={words.refusedTitle(refused.length)} />
      {waiting.length === 0 && (
        <div className="acts acts--before">
          <ButtonLink kind="primary" to={to('klaarzetten')}>
            {words.toReady}
          </ButtonLink>
        </div>
      )}
      {open.length > 0 && <RadioField id="shown" label={words.filter} inline options={words.filterNames} value={shown} onChange={setShown} />}
      {listed.length > 0 && (
        <FormSheet submit={picked.length > 0 ? words.recordMany(picked.length) : words.record} busy={busy} onSubmit={record}>
          <PupilTicks id="pupils" label={words.select} rows={listed} chosen={chosen} onChange={setChosen} fault={faultAt('pupils')} note={noteOf} />
          <h2 className="nl-heading nl-heading--level-2">{words.formTitle}</h2>
          <InspectionFields typed={typed} onChange={setTyped} faultAt={faultAt} asksExactly={asksExactly} withView={false} asksBsn={false} />
        </FormSheet>
      )}
    </Page>
  )
}

/** Without a choice: all. */
const sheetsQuery = (picked: readonly PupilRow[]) => (picked.length === 0 ? '' : `?nummers=${picked.map(({ number }) => number).join(',')}`)

function noteOf({ inspected, inspectAgain, state }: PupilRow): string {
  if (inspected) return state === 'concept' ? words.doneNotComplete : words.done
  if (inspectAgain) return words.again
  return state === 'concept' ? words.notComplete : ''
}

function Meters({ done, all }: { readonly done: number; readonly all: number }) {
  return (
    <div className="inspected">
      {done === all && all > 0 ? (
        <StatusMark kind="good">{words.allDone(all)}</StatusMark>
      ) : (
        <p className="nl-paragraph number meter-line">{words.progress(done, all)}</p>
      )}
      <Meter done={done} all={all} />
    </div>
  )
}
