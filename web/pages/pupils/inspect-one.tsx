// Takes down that the parents of one pupil could see exactly these attachments.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { now } from '../../today.ts'
import { onTheWall } from '../../words/dates.ts'
import { inspectionWords as words } from '../../words/inspection.ts'
import { InspectionFields } from './inspection-fields.tsx'
import { emptyInspection, inspectionFaults, inspectionSent, type InspectionTyped, isBeforeUpload } from './inspection-typed.ts'
import { usePupil } from './pupil-frame.tsx'
import { usePupils } from './pupils-frame.tsx'

/** What the API says when files came or went, or all was set ready, since this page was asked for. */
const listChanged: readonly string[] = ['list-has-changed', 'no-files', 'is-set-ready']

export function InspectOne() {
  const { dossier, to, back, show, again } = usePupil()
  const { types } = usePupils()
  const [typed, setTyped] = useTyped<InspectionTyped>('inspection', emptyInspection)
  const [asked, setAsked] = useState({ exactly: false, bsn: false })
  const { dossierId, label, listHash, attachments } = dossier
  const asksExactly = asked.exactly || isBeforeUpload(typed.on, attachments)
  const check = () => inspectionFaults(typed, onTheWall(now()).day, asksExactly)
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const navigate = useNavigate()
  const accepted = attachments.filter(({ state }) => state === 'accepted')
  if (listHash === undefined || accepted.length === 0)
    return (
      <Page title={words.oneTitle(label)} back={back} faults={faults}>
        <Empty title={listHash === undefined ? words.isReady : words.nothingToSee}>
          <ButtonLink to={to()}>{label}</ButtonLink>
        </Empty>
      </Page>
    )
  const record = () =>
    void send(check(), async () => {
      try {
        show((await call('recordInspection', { params: { dossierId }, body: { listHash, ...inspectionSent(typed, asksExactly) } })).data)
      } catch (fault) {
        const codes = fault instanceof Problem ? [...fault.answer.errors, ...fault.answer.reasons].map(({ code }) => code) : []
        setAsked({ exactly: asked.exactly || codes.includes('seen-before-upload'), bsn: asked.bsn || codes.includes('bsn-possible') })
        if (!(fault instanceof Problem) || !codes.some((code) => listChanged.includes(code))) throw fault
        // What stands on the page is not the list of now: it is shown with what was typed kept.
        await again()
        throw new Problem({ ...fault.answer, detail: words.listChanged, reasons: [], errors: [] })
      }
      await navigate(to(), { state: { said: words.recordedOne } })
    })
  return (
    <Page title={words.oneTitle(label)} back={back} faults={faults}>
      <section>
        <h2 className="nl-heading nl-heading--level-2">{words.listTitle}</h2>
        <ul>
          {accepted.map(({ attachmentId, typeId, fileName }) => (
            <li key={attachmentId}>
              {types.find((type) => type.typeId === typeId)?.name}: {fileName}
            </li>
          ))}
        </ul>
      </section>
      <FormSheet closes submit={words.record} busy={busy} onSubmit={record} cancel={to()}>
        <InspectionFields typed={typed} onChange={setTyped} faultAt={faultAt} asksExactly={asksExactly} withView asksBsn={asked.bsn} />
      </FormSheet>
    </Page>
  )
}
