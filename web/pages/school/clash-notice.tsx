// Tells a school in two regions that their dates differ, with the way to all of them.
import { Link } from 'react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { Notice } from '../../parts/notice.tsx'
import { useSession } from '../../session.tsx'
import { mergedWords as words } from '../../words/school-page.ts'
import { useSchool, useSchoolRecord } from './in-school.tsx'

export function ClashNotice() {
  const { params } = useSchoolRecord()
  const { role } = useSession()
  return isInTwoRegions(role, params) ? <Clashes /> : null
}

/** Whether a school has its dates twice in a year, as its own people know it. */
export function isInTwoRegions(role: ReturnType<typeof useSession>['role'], { year, schoolId }: { readonly year: string; readonly schoolId: string }): boolean {
  return (role?.years?.filter((one) => one.year === year && (one.schoolId ?? role.schoolId) === schoolId).length ?? 0) > 1
}

function Clashes() {
  const { params } = useSchoolRecord()
  const { to } = useSchool()
  const merged = useAnswer('getMergedCalendar', { params })
  if (merged.state !== 'ready' || merged.data.clashes.length === 0) return null
  return (
    <Notice kind="care">
      <p className="nl-paragraph">
        {words.clashesTitle(merged.data.clashes.length)}.{' '}
        <Link className="nl-link" to={to('alle-datums')}>
          {words.clashLink}
        </Link>
      </p>
    </Notice>
  )
}
