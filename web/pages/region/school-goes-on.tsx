// On the page of a school as its region sees it: that it goes on in another or closed, with the way back; or the question whether it does.
import { Link, useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Notice } from '../../parts/notice.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import type { Sending } from '../../parts/use-sending.ts'
import { sideOf } from '../../school-list.ts'
import { mutationWords as words, type Successor } from '../../words/school-mutations.ts'
import { useSchool, useSchoolRecord } from '../school/in-school.tsx'
import { GoesOnForm, type Said, WhatGoesAlong } from './goes-on-form.tsx'
import { useYear } from './year-frame.tsx'

/** Above the page: what became of this school, and for which others it goes on. */
export function SchoolLeft({ sending }: { readonly sending: Sending }) {
  const { params, ready, answer } = useSchoolRecord()
  const { to: address } = useSchool()
  // Of a school that left nothing is changed any more but this.
  const { mayChange } = useYear()
  const navigate = useNavigate()
  const { name, successor, succeeds = [] } = ready.data
  if (!successor) return <GoesOnFor schoolIds={succeeds} />
  const undo = async () => {
    let saved: string | undefined
    const isSent = await sending.send([], async () => {
      const { data } = await call('moveSchoolBack', { params })
      saved = words.undone(name, data.stayed)
      await answer.again()
    })
    if (isSent) await navigate(address(), { replace: true, state: { saved } })
  }
  return (
    <>
      <Notice kind="care" title={words.left.title(name, successor.at)}>
        <p className="nl-paragraph">
          <WhereTo successor={successor} /> {words.left.stays}
        </p>
      </Notice>
      <GoesOnFor schoolIds={succeeds} />
      {mayChange && (
        <div className="acts">
          <SureButton
            id="ongedaan"
            label={words.undo}
            warning={successor.how === 'closed' ? words.undoClosedWarning(name) : words.undoWarning(name)}
            sure={words.undoSure}
            busy={sending.busy}
            onSure={() => void undo()}
          />
        </div>
      )}
    </>
  )
}

function WhereTo({ successor: { schoolId } }: { readonly successor: Successor }) {
  if (schoolId === undefined) return <>{words.left.closed}</>
  return (
    <>
      {words.left.goesOnIn} <SchoolLink schoolId={schoolId} />.
    </>
  )
}

function GoesOnFor({ schoolIds }: { readonly schoolIds: readonly string[] }) {
  if (schoolIds.length === 0) return null
  return (
    <Notice>
      <p className="nl-paragraph">
        {words.goesOnFor}{' '}
        {schoolIds.map((schoolId, i) => (
          <span key={schoolId}>
            {i > 0 && ', '}
            <SchoolLink schoolId={schoolId} />
          </span>
        ))}
      </p>
    </Notice>
  )
}

/** By its code until its name is there. */
function SchoolLink({ schoolId }: { readonly schoolId: string }) {
  const { regionId, year, to } = useYear()
  const answer = useAnswer('getSchool', { params: { regionId, year, schoolId } })
  return (
    <Link className="nl-link" to={to(`scholen/${schoolId}`)}>
      {answer.state === 'ready' ? words.coded(answer.data) : schoolId}
    </Link>
  )
}

/** Below the page, for a school that takes part. */
export function SchoolGoesOn({ sending }: { readonly sending: Sending }) {
  const { ready, answer } = useSchoolRecord()
  const { mayChange, to } = useSchool()
  const navigate = useNavigate()
  const school = ready.data
  if (!mayChange || school.successor) return null
  const said = async (what: Said) => {
    await answer.again()
    const saved = what.kind === 'goes-on' ? words.saidGoesOn(school.name, what.to) : words.saidClosed(school.name)
    await navigate(to(), { replace: true, state: { saved } })
    scrollTo({ top: 0 })
  }
  return (
    <section className="block">
      <details className="fold">
        <summary>{words.fold}</summary>
        <WhatGoesAlong />
        <GoesOnForm school={school} side={sideOf(school.sector)} candidates={[]} howIn={() => 'merged'} mayWait={false} sending={sending} onSaid={said} />
      </details>
    </section>
  )
}
