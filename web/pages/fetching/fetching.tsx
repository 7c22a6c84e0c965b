// The first page of fetching: before the release from when and what to do; after it how far each PO school is, and all pupils.
import { useEffect, useState } from 'react'
import * as kept from '../../fetch/kept.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSession } from '../../session.tsx'
import { now } from '../../today.ts'
import { fetchingWords as words } from '../../words/fetching.ts'
import { useSchool } from '../school/in-school.tsx'
import { BeforeRelease } from './before-release.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { isForColleague, isNew, missingOf, type SchoolTally, standOf, talliesOf, totalOf } from './deliveries.ts'
import { useFetching } from './fetching-frame.tsx'
import { NoAgreement } from './no-agreement.tsx'
import { OpenQuestions } from './open-questions.tsx'
import { SchoolsPicture } from './schools-picture.tsx'
import { ToDelete } from './to-delete.tsx'
import { jobId } from './use-fetch-job.ts'

export function Fetching() {
  const { data } = useFetching()
  const { applications, releaseAt, agreementSigned } = data
  const schools = talliesOf(data.schools, applications)
  const begun = schools.length > 0 || (releaseAt !== undefined && now() >= Date.parse(releaseAt))
  if (!begun) return <BeforeRelease />
  const { expected, ready, fetched, place } = totalOf(schools)
  const soFar = [words.soFar(ready, expected, place), ...(ready > 0 ? [words.soFarFetched(fetched)] : []), ...(place > 0 ? [words.soFarPlace(place)] : [])]
  return (
    <Page title={words.title} lead={expected > 0 ? soFar.join(' ') : undefined}>
      {!agreementSigned && <NoAgreement />}
      <GoOn />
      <PlaceFirst />
      <ToDelete deliveries={applications.filter(({ progress }) => progress === 'delete')} />
      {applications.length === 0 ? (
        <Empty title={words.none} text={words.noneText} />
      ) : (
        <>
          <FetchNow />
          <Missing schools={schools} />
          <OpenQuestions deliveries={applications} />
          {schools.length > 0 && <SchoolsPicture schools={schools} />}
          <DeliveryList />
        </>
      )}
    </Page>
  )
}

function FetchNow() {
  const { data, sensitive, to } = useFetching()
  const count = data.applications.filter((delivery) => isNew(delivery, sensitive)).length
  const forColleague = data.applications.filter((delivery) => isForColleague(delivery, sensitive)).length
  return (
    <>
      <div className="acts fetching__now">
        {count > 0 ? (
          <ButtonLink kind="primary" to={to('alles')}>
            {words.toFetch(count)}
          </ButtonLink>
        ) : (
          <p className="nl-paragraph">{forColleague > 0 ? words.nothingForYou : words.nothingNew}</p>
        )}
      </div>
      {forColleague > 0 && (
        <Notice kind="care" title={words.forColleague(forColleague)}>
          <p className="nl-paragraph">{words.forColleagueText}</p>
        </Notice>
      )}
    </>
  )
}

/** Where the region agreed that a dossier opens once the pupil is placed. */
function PlaceFirst() {
  const { data } = useFetching()
  const count = data.applications.filter(({ heldBack }) => heldBack.some(({ code }) => code === 'not-placed')).length
  const ready = data.applications.filter((delivery) => standOf(delivery) === 'place').length
  if (data.opensOn !== 'placement' || count === 0) return null
  return (
    <Notice kind="care" title={words.placeFirst(count)}>
      {ready > 0 && <p className="nl-paragraph">{words.placeReady(ready)}</p>}
      <p className="nl-paragraph">{words.placeFirstText}</p>
    </Notice>
  )
}

/** A fetch that broke off in this browser. */
function GoOn() {
  const { params, to } = useFetching()
  const { sub = '' } = useSession()
  const id = jobId(sub, params)
  const [found, setFound] = useState<{ readonly done: number; readonly all: number }>()
  useEffect(() => {
    const look = async () => {
      const job = await kept.jobOf(id, Date.now())
      if (job) setFound({ done: (await kept.dossiersOf(id)).length + job.saved.length, all: job.wanted.length })
    }
    look().catch(() => undefined)
  }, [id])
  if (!found) return null
  return (
    <Notice kind="care">
      <p className="nl-paragraph">{words.goOnText(found.done, found.all)}</p>
      <ButtonLink to={to('alles')}>{words.goOn}</ButtonLink>
    </Notice>
  )
}

function Missing({ schools }: { readonly schools: readonly SchoolTally[] }) {
  const { contactPoint } = useSchool().school
  const missing = missingOf(schools)
  if (schools.length === 0) return null
  if (missing.length === 0)
    return (
      <Notice kind="good">
        <p className="nl-paragraph">{words.noneMissing}</p>
      </Notice>
    )
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.missingTitle(missing.reduce((sum, school) => sum + school.missing, 0), missing.length)}</h2>
      <ul className="dates">
        {missing.map((school) => (
          <li key={school.schoolId}>
            <strong>{school.name}</strong>
            <span className="number">{words.missingOf(school.missing, school.expected)}</span>
          </li>
        ))}
      </ul>
      <p className="nl-paragraph after-list">{words.missingText(contactPoint.phone)}</p>
    </section>
  )
}
