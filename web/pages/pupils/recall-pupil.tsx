// Takes back all that stands ready of one pupil: who fetched it, what still works for a while, and what to do after a leak.
import { useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { RadioField } from '../../parts/choices.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Confirmation, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { recallWords as words } from '../../words/one-pupil.ts'
import { usePupil } from './pupil-frame.tsx'
import { usePupils } from './pupils-frame.tsx'

type Recalled = Answer<'recallDossier'>
type Why = keyof typeof words.whyNames

export function RecallPupil() {
  const { dossier, to, back, show } = usePupil()
  const { list: { voSchools } } = usePupils()
  const [why, setWhy] = useState<Why>()
  const [done, setDone] = useState<{ readonly recalled: Recalled; readonly isLeak: boolean }>()
  const { busy, faults, faultAt, send } = useSending()
  const { dossierId, label, fetches } = dossier
  const recall = () =>
    void send(why ? [] : [{ field: 'why', message: words.whyFault }], async () => {
      const isLeak = why === 'wrong-school'
      const { data } = await call('recallDossier', { params: { dossierId }, body: { wrongSchool: isLeak } })
      setDone({ recalled: data, isLeak })
      show(data.dossier)
    })
  if (done) return <Recalled {...done} back={to()} />
  const named = fetches.map((fetch) => ({ ...fetch, schoolName: voSchools.find(({ schoolId }) => schoolId === fetch.schoolId)?.name ?? fetch.schoolId }))
  return (
    <Page key="ask" title={words.title(label)} lead={words.lead} back={back} faults={faults}>
      {named.length === 0 ? <p className="nl-paragraph">{words.nobody}</p> : <FetchedBy fetches={named} />}
      <FormSheet closes submit={words.act} busy={busy} onSubmit={recall} cancel={to()}>
        <RadioField id="why" label={words.why} options={words.whyNames} value={why} onChange={setWhy} fault={faultAt('why')} />
      </FormSheet>
    </Page>
  )
}

function FetchedBy({ fetches }: { readonly fetches: Recalled['fetchedBy'] }) {
  return (
    <Notice kind="care" title={words.fetchedTitle}>
      <ul>
        {fetches.map(({ schoolId, schoolName, at, version }) => (
          <li key={`${schoolId} ${at}`}>{words.fetched(schoolName, at, version)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Recalled({ recalled: { fetchedBy, linksLiveUntil }, isLeak, back }: { readonly recalled: Recalled; readonly isLeak: boolean; readonly back: string }) {
  return (
    <Page key="done" title={words.doneTitle} banner={<Confirmation title={words.doneTitle} text={words.doneText} />}>
      {linksLiveUntil && (
        <Notice kind="care">
          <p className="nl-paragraph">{words.linksLive(linksLiveUntil)}</p>
        </Notice>
      )}
      {fetchedBy.length === 0 ? (
        <p className="nl-paragraph">{words.nobody}</p>
      ) : (
        <>
          <FetchedBy fetches={fetchedBy} />
          <p className="nl-paragraph">{words.stillThere}</p>
        </>
      )}
      {isLeak && (
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{words.leakTitle}</h2>
          <ol className="leak">
            {words.leakSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
      <div className="acts">
        <ButtonLink to={back}>{words.back}</ButtonLink>
      </div>
    </Page>
  )
}
