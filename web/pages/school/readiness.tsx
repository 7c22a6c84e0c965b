// Where one school stands and how it can grow, for itself and for its region: on the screen, and on A4.
import { useAnswer } from '../../api/use-answer.ts'
import { Button } from '../../parts/button.tsx'
import { GrowthSteps } from '../../parts/growth-steps.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { readinessWords as words } from '../../words/readiness.ts'
import { schoolWords } from '../../words/school.ts'
import { usePrintedFoot } from '../agreements/printed-foot.ts'
import { useSchool, useSchoolRecord } from './in-school.tsx'

export function SchoolReadiness() {
  const { params } = useSchoolRecord()
  const { school, own, to } = useSchool()
  const answer = useAnswer('getReadiness', { params })
  usePrintedFoot(words.foot(school.name, params.year))
  return (
    <Loaded answer={answer}>
      {({ data }) => (
        <div className="prints growth-sheet">
          <Page
            title={words.title}
            lead={words.ofSchool(data.name, data.regionName, data.year)}
            back={{ to: to(), name: own ? schoolWords.overview : school.name }}
            acts={<Button onClick={() => print()}>{words.print}</Button>}
          >
            <p className="nl-paragraph">{words.explain}</p>
            <p className="nl-paragraph soft small">{words.dataFrom(data.at)}</p>
            <GrowthSteps conditions={data.conditions} />
          </Page>
        </div>
      )}
    </Loaded>
  )
}
