// What was published before: when, why, and what each version changed.
import { useAnswer } from '../../api/use-answer.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { calendarWords, versionsWords as words } from '../../words/calendar.ts'
import { longMoment } from '../../words/dates.ts'
import { useYear } from '../region/year-frame.tsx'
import { AcceptedWarnings } from './accepted-warnings.tsx'
import { Changes } from './changes.tsx'

export function Versions() {
  const { regionId, year, to } = useYear()
  const answer = useAnswer('listVersions', { params: { regionId, year } })
  return (
    <Loaded answer={answer}>
      {({ data }) => (
        <Page title={words.title} back={{ to: to('kalender'), name: calendarWords.title }}>
          {data.versions.length === 0 && <Empty title={words.none} text={words.noneText} />}
          {[...data.versions]
            .sort((a, b) => b.number - a.number)
            .map((version) => (
              <section className="sheet" key={version.number}>
                <h2 className="nl-heading nl-heading--level-2">{words.version(version.number)}</h2>
                <p className="nl-paragraph soft">
                  {words.on(longMoment(version.publishedAt))}, {words.steps(version.milestones.length)}
                </p>
                {version.reason && (
                  <p className="nl-paragraph">
                    <strong>{words.reason}:</strong> {version.reason}
                  </p>
                )}
                {version.number === 1 ? <p className="nl-paragraph">{words.first}</p> : <Changes changes={version.changes} />}
                <AcceptedWarnings accepted={version.accepted ?? []} steps={version.milestones} />
              </section>
            ))}
        </Page>
      )}
    </Loaded>
  )
}
