// Opens a school year: choose which one and from what, see what is taken along, and only then open it.
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { RadioField } from '../../parts/choices.tsx'
import { SelectField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useRepeatKey } from '../../parts/use-repeat-key.ts'
import { useSending } from '../../parts/use-sending.ts'
import { yearAddress } from '../../roles.ts'
import { earlierYears, yearsToOpen } from '../../school-years.ts'
import { useSession } from '../../session.tsx'
import { now } from '../../today.ts'
import { onTheWall, yearName } from '../../words/dates.ts'
import { openingWords as words } from '../../words/year-opening.ts'
import { YearPreview } from './year-preview.tsx'

export function OpenYear() {
  const { regionId = '' } = useParams()
  const answer = useAnswer('getRegion', { params: { regionId } })
  return <Loaded answer={answer}>{({ data }) => <Opening region={data} />}</Loaded>
}

/** In the place of an earlier year: begin with the proposal. */
const fresh = 'fresh'

function Opening({ region }: { readonly region: Answer<'getRegion'> }) {
  const options = yearsToOpen(onTheWall(now()).day, region.years)
  const [year, setYear] = useState(Object.keys(options)[0] ?? '')
  const earlier = earlierYears(region.years, year)
  const [chosen, setChosen] = useState<string>()
  // Of another year other years are the earlier ones.
  const from = chosen === fresh || (chosen !== undefined && earlier.includes(chosen)) ? chosen : (earlier[0] ?? fresh)
  const [preview, setPreview] = useState<Answer<'previewYear'>>()
  const { busy, faults, faultAt, send, clear } = useSending()
  const { refresh } = useSession()
  const keyFor = useRepeatKey()
  const navigate = useNavigate()
  const regionId = region.id
  const back = { to: `/regio/${regionId}`, name: region.name }

  /** What was looked at is opened, whatever was chosen since. */
  const open = (year: string, from: string) =>
    void send([], async () => {
      const body = { year, ...(from !== fresh && { copyFrom: from }) }
      await call('openYear', { params: { regionId }, body, idempotencyKey: keyFor({ regionId, ...body }) })
      await refresh()
      if (from === fresh) await navigate(yearAddress(regionId, year), { state: { opened: year } })
      else await navigate(`${yearAddress(regionId, year)}/instellingen`, { state: { said: words.opened(yearName(year)) } })
    })
  const look = () =>
    void send([], async () => {
      setPreview((await call('previewYear', { params: { regionId }, body: { year, copyFrom: from } })).data)
    })
  const restart = () => {
    clear()
    setPreview(undefined)
  }

  if (preview) return <YearPreview preview={preview} busy={busy} faults={faults} open={() => open(preview.year, preview.copyFrom)} restart={restart} />
  if (year === '')
    return (
      <Page title={words.title} back={back}>
        <Empty title={words.noYears} />
      </Page>
    )
  const ways = Object.fromEntries([...earlier.map((one) => [one, words.copy(yearName(one))]), [fresh, words.fresh]])
  return (
    <Page key="choose" title={words.title} lead={earlier.length > 0 ? words.lead : words.firstLead} back={back} faults={faults}>
      <FormSheet closes submit={from === fresh ? words.open : words.look} busy={busy} onSubmit={from === fresh ? () => open(year, fresh) : look} cancel={back.to}>
        <SelectField id="year" label={words.year} value={year} onChange={setYear} options={options} fault={faultAt('year')} />
        {earlier.length > 0 && (
          <RadioField id="copyFrom" label={words.how} hint={words.freshHint} options={ways} value={from} onChange={setChosen} fault={faultAt('copyFrom')} />
        )}
        {busy && <Progress text={from === fresh ? words.opening : words.looking} />}
      </FormSheet>
    </Page>
  )
}
