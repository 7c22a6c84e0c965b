// A region: its contact point, and its school years.
import { type FormEvent, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { call } from '../../api/client.ts'
import { type Ready, useAnswer } from '../../api/use-answer.ts'
import { Button } from '../../parts/button.tsx'
import { SelectField } from '../../parts/field.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Facts, Notice, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useRepeatKey } from '../../parts/use-repeat-key.ts'
import { type Sending, useSending } from '../../parts/use-sending.ts'
import { yearAddress } from '../../roles.ts'
import { yearsToOpen } from '../../school-years.ts'
import { useSession } from '../../session.tsx'
import { now } from '../../today.ts'
import { onTheWall, yearName } from '../../words/dates.ts'
import { general } from '../../words/general.ts'
import { regionWords as words } from '../../words/region.ts'
import { ChangeRegion } from './change-region.tsx'

export function Region() {
  const { regionId = '' } = useParams()
  const answer = useAnswer('getRegion', { params: { regionId } })
  const [saved, setSaved] = useState<string>()
  const [changing, setChanging] = useState(false)
  const { role } = useSession()
  const mayChange = role?.role === 'coordinator'
  const opening = useSending()
  return (
    <Loaded answer={answer}>
      {(ready) =>
        changing ? (
          <ChangeRegion
            ready={ready}
            onDone={(data, etag) => {
              if (data) {
                answer.replace(data, etag)
                setSaved(words.regionSaved)
              }
              setChanging(false)
            }}
          />
        ) : (
          <Page title={ready.data.name} faults={opening.faults}>
            {!mayChange && <Notice>{general.lookAlong}</Notice>}
            <Said text={saved} />
            <Years ready={ready} mayChange={mayChange} opening={opening} />
            <ContactPointFacts ready={ready} {...(mayChange && { onChange: () => setChanging(true) })} />
          </Page>
        )
      }
    </Loaded>
  )
}

interface YearsProps {
  readonly ready: Ready<'getRegion'>
  readonly mayChange: boolean
  readonly opening: Sending
}

function Years({ ready, mayChange, opening }: YearsProps) {
  const { data } = ready
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.yearsTitle}</h2>
      {data.years.length === 0 ? (
        <Empty title={words.noYears} text={words.noYearsText} />
      ) : (
        <ul className="tasks">
          {[...data.years].sort().reverse().map((year) => (
            <li key={year}>
              <Link className="nl-link tasks__name" to={yearAddress(data.id, year)}>
                {words.schoolYear(yearName(year))}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {mayChange && <OpenYear regionId={data.id} years={data.years} {...opening} />}
    </section>
  )
}

function OpenYear({ regionId, years, busy, faultAt, send }: { readonly regionId: string; readonly years: readonly string[] } & Sending) {
  const navigate = useNavigate()
  const keyFor = useRepeatKey()
  const { refresh } = useSession()
  const options = yearsToOpen(onTheWall(now()).day, years)
  const [year, setYear] = useState(Object.keys(options)[0] ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send([], async () => {
      await call('openYear', { params: { regionId }, body: { year }, idempotencyKey: keyFor({ regionId, year }) })
      await refresh()
      await navigate(yearAddress(regionId, year), { state: { opened: year } })
    })
  }
  return (
    <form className="row row--end after-list" onSubmit={submit}>
      <SelectField id="year" label={words.openYearLabel} value={year} onChange={setYear} options={options} fault={faultAt('year')} />
      <div className="field">
        <Button type="submit" busy={busy}>
          {words.openYear}
        </Button>
      </div>
    </form>
  )
}

function ContactPointFacts({ ready, onChange }: { readonly ready: Ready<'getRegion'>; readonly onChange?: () => void }) {
  const { contactPoint, holidayRegion } = ready.data
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.contactPoint}</h2>
      <p className="nl-paragraph soft">{words.contactPointHint}</p>
      <Facts
        facts={[
          [words.contactName, contactPoint.name],
          [words.email, contactPoint.email],
          [words.phone, contactPoint.phone],
          ...(contactPoint.hours ? [[words.hours, contactPoint.hours] as const] : []),
          ...(contactPoint.url ? [[words.url, contactPoint.url] as const] : []),
          [words.holidayRegion, words.holidayNames[holidayRegion]],
        ]}
      />
      {onChange && (
        <div className="acts">
          <Button onClick={onChange}>{words.changeContactPoint}</Button>
        </div>
      )}
    </section>
  )
}
