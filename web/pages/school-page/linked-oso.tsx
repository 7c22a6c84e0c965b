// The two questions about OSO for who came by a mailed link, and what follows from the answers.
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { schoolPageWords } from '../../words/school-page.ts'
import { schoolOsoWords as words } from '../../words/school-oso.ts'
import { useSchool } from '../school/in-school.tsx'
import { OsoPage } from '../school/oso-page.tsx'
import { useLinked } from './linked-school.tsx'

export function LinkedOso() {
  const { page, act, to } = useLinked()
  const { again } = useSchool()
  const { qualification } = page
  const back = { to: to(), name: schoolPageWords.toPage }
  if (!qualification)
    return (
      <Page title={words.title} back={back}>
        <Empty title={words.noOso} text={words.noOsoText} />
      </Page>
    )
  return (
    <OsoPage
      known={qualification}
      back={back}
      answer={async (pupilSystem, works) => void (await act({ act: 'answer-oso', etag: qualification.etag, pupilSystem, works }))}
      again={again}
    />
  )
}
