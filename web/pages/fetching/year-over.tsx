// A year of which the dossiers are gone: says so, with what was destroyed.
import { useAnswer } from '../../api/use-answer.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { NotFound } from '../../parts/problem-page.tsx'
import { fetchingWords as words } from '../../words/fetching.ts'
import { CertificateText } from '../region/closing-certificate.tsx'
import { useSchoolRecord } from '../school/in-school.tsx'

export function YearOver() {
  const { params } = useSchoolRecord()
  const answer = useAnswer('getCertificate', { params: { regionId: params.regionId, year: params.year } })
  return (
    <Loaded answer={answer}>
      {({ data }) =>
        data.state === 'open' ? (
          <NotFound />
        ) : (
          <Page title={words.overTitle} lead={words.overText}>
            <CertificateText certificate={data} />
          </Page>
        )
      }
    </Loaded>
  )
}
