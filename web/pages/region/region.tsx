// A region: its contact point, and its school years.
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { type Ready, useAnswer } from '../../api/use-answer.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Facts, Notice, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useTyped } from '../../parts/use-typed.ts'
import { yearAddress } from '../../roles.ts'
import { useSession } from '../../session.tsx'
import { yearName } from '../../words/dates.ts'
import { general } from '../../words/general.ts'
import { regionWords as words } from '../../words/region.ts'
import { ChangeRegion } from './change-region.tsx'

export function Region() {
  const { regionId = '' } = useParams()
  const answer = useAnswer('getRegion', { params: { regionId } })
  const [saved, setSaved] = useState<string>()
  const [changing, setChanging] = useTyped('changing', false)
  const { role } = useSession()
  const mayChange = role?.role === 'coordinator'
  return (
    <Loaded answer={answer}>
      {(ready) =>
        changing ? (
          <ChangeRegion
            ready={ready}
            again={answer.again}
            onDone={(data, etag) => {
              if (data) {
                answer.replace(data, etag)
                setSaved(words.regionSaved)
              }
              setChanging(false)
            }}
          />
        ) : (
          <Page title={ready.data.name}>
            {!mayChange && <Notice>{general.lookAlong}</Notice>}
            <Said text={saved} />
            <Years ready={ready} mayChange={mayChange} />
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
}

function Years({ ready, mayChange }: YearsProps) {
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
      {mayChange && (
        <div className="acts">
          <ButtonLink kind={data.years.length === 0 ? 'primary' : 'secondary'} to={`/regio/${data.id}/nieuw-schooljaar`}>
            {words.openYear}
          </ButtonLink>
        </div>
      )}
    </section>
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
