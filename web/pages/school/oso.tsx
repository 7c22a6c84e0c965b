// The connection to OSO of a school that signed in: its two questions, the four facts as they are known, and what was said before.
import { Link } from 'react-router'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { factsOfAnswer, type Works, worksOf } from '../../oso-answer.ts'
import { FactHistory } from '../../parts/fact-history.tsx'
import { FactLights } from '../../parts/fact-lights.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { historyWords } from '../../words/region-oso.ts'
import { schoolWords } from '../../words/school.ts'
import { schoolOsoWords as words } from '../../words/school-oso.ts'
import { readinessWords } from '../../words/readiness.ts'
import { useSchool, useSchoolRecord } from './in-school.tsx'
import { OsoPage } from './oso-page.tsx'

export function OwnOso() {
  const { params } = useSchoolRecord()
  const { school, own, to, again } = useSchool()
  const answer = useAnswer('getQualification', { params })
  const back = { to: to(), name: own ? schoolWords.overview : school.name }
  if (!school.usesOso)
    return (
      <Page title={words.title} back={back}>
        <Empty title={words.noOso} text={words.noOsoText} />
      </Page>
    )
  return (
    <Loaded answer={answer}>
      {({ data: known, etag }) => {
        const send = async (pupilSystem: string, works: Works) => {
          const body = { ...factsOfAnswer(works, known), ...(pupilSystem && { pupilSystem }) }
          const said = await call('putQualification', { params, body, ifMatch: etag })
          answer.replace(said.data, said.etag)
          await again()
        }
        return (
          <OsoPage known={{ ...known, works: worksOf(known) }} back={back} answer={send} again={answer.again}>
            <section className="block">
              <h2 className="nl-heading nl-heading--level-2">{words.factsTitle}</h2>
              <p className="nl-paragraph">{words.factsText}</p>
              <FactLights facts={known} />
              <ul className="link-row">
                <li>
                  <Link className="nl-link" to={to('groei')}>
                    {readinessWords.title}
                  </Link>
                </li>
              </ul>
            </section>
            <section className="block">
              <h2 className="nl-heading nl-heading--level-2">{historyWords.title}</h2>
              <FactHistory history={known.history} />
            </section>
          </OsoPage>
        )
      }}
    </Loaded>
  )
}
