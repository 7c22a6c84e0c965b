// Every mail to come, of the published calendar or of the draft, before it goes out.
import { useState } from 'react'
import { type Ready, useAnswer } from '../../api/use-answer.ts'
import { compared } from '../../calendar/compared.ts'
import { RadioField } from '../../parts/choices.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { planWords as words } from '../../words/mail-plan.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { PlanOf } from './plan-of.tsx'

export function PlannedMails() {
  const { regionId, year } = useYear()
  const calendar = useAnswer('getCalendar', { params: { regionId, year } })
  return <Loaded answer={calendar}>{(ready) => <Planned ready={ready} />}</Loaded>
}

function Planned({ ready }: { readonly ready: Ready<'getCalendar'> }) {
  const published = ready.data.published?.milestones as readonly Step[] | undefined
  const draft = (ready.data.draft?.milestones ?? []) as readonly Step[]
  const differs = published !== undefined && compared(published, draft).some((row) => row.kind !== 'same')
  const [which, setWhich] = useState<keyof typeof words.which>('published')
  const ofDraft = published === undefined || (differs && which === 'draft')
  return (
    <Page title={words.title} lead={words.lead}>
      {differs && <RadioField id="which" label={words.whichTitle} options={words.which} value={which} onChange={setWhich} inline />}
      {ofDraft && <Notice>{words.ofDraft}</Notice>}
      <PlanOf key={String(ofDraft)} milestones={ofDraft ? undefined : published} compares={ofDraft && published !== undefined} />
    </Page>
  )
}
