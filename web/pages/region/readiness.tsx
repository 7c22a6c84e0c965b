// Where the schools of a region stand on each condition, and what helps most of them further: on the screen, and on A4.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Button } from '../../parts/button.tsx'
import { GrowthHead, Marks, NextGrowth } from '../../parts/growth-steps.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { readinessWords as words } from '../../words/readiness.ts'
import { yearWords } from '../../words/region.ts'
import { usePrintedFoot } from '../agreements/printed-foot.ts'
import { useYear } from './year-frame.tsx'

type Condition = Answer<'getRegionReadiness'>['conditions'][number]

export function RegionReadiness() {
  const { regionId, year, ready, to } = useYear()
  const answer = useAnswer('getRegionReadiness', { params: { regionId, year } })
  usePrintedFoot(words.foot(ready.data.regionName, year))
  return (
    <Loaded answer={answer}>
      {({ data }) => (
        <div className="prints growth-sheet">
          <Page
            title={words.title}
            lead={words.ofRegion(data.regionName, data.year)}
            back={{ to: to(), name: yearWords.overview }}
            acts={<Button onClick={() => print()}>{words.print}</Button>}
          >
            <p className="nl-paragraph">{words.explainRegion}</p>
            <p className="nl-paragraph soft small">{words.dataFrom(data.at)}</p>
            {data.conditions.every(({ schools }) => schools.every((count) => count === 0)) ? (
              <Empty title={words.none} />
            ) : (
              data.conditions.map((condition) => <Growth key={`${condition.topic} ${condition.side ?? ''}`} condition={condition} />)
            )}
          </Page>
        </div>
      )}
    </Loaded>
  )
}

function Growth({ condition: { topic, side, isLaw, levels, schools, advised, next, helps, who } }: { readonly condition: Condition }) {
  const all = schools.reduce((sum, count) => sum + count, 0)
  return (
    <section className="growth">
      <GrowthHead topic={topic} side={side} isLaw={isLaw} />
      <ol className="ladder" aria-label={words.levels}>
        {levels.map((level, at) => (
          <li key={level} className="ladder__level ladder__level--region">
            <span className="ladder__number" aria-hidden="true">
              {at}
            </span>
            <span>
              <span className="only-heard">{words.level(at)}: </span>
              {level}
              <Marks isNow={false} isAdvised={at === advised} />
            </span>
            <svg className="ladder__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect className="share__all" width="100" height="10" />
              <rect className="share__part" width={all === 0 ? 0 : ((schools[at] ?? 0) / all) * 100} height="10" />
            </svg>
            <span className="ladder__count number">{words.schools(schools[at] ?? 0)}</span>
          </li>
        ))}
      </ol>
      <NextGrowth next={next} who={who} helps={helps} nothing={words.nothingNextRegion} />
    </section>
  )
}
