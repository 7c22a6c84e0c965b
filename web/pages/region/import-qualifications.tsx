// Reads which schools are connected to OSO from a file: see what changes and what stays, and only then write.
import { call } from '../../api/client.ts'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { pairsWords, qualificationImportWords as words } from '../../words/region-oso.ts'
import { yearWords } from '../../words/region.ts'
import { QualificationsReview } from './qualifications-review.tsx'
import { ChooseFile } from './choose-file.tsx'
import { useFileImport } from './use-file-import.ts'
import { useYear } from './year-frame.tsx'

export function ImportQualifications() {
  const { regionId, year, ready, mayChange, to } = useYear()
  const { busy, faults, faultAt, file, review, overwrites, done, look, lookAgain, choose, restart, write } = useFileImport(
    async (body, dryRun, overwrite) => (await call('importQualifications', { params: { regionId, year }, query: { dryRun, ...(overwrite && { overwrite: 'true' as const }) }, body })).data,
    (result) => words.done(result.schoolsChanged),
  )
  const back = { to: to(), name: yearWords.overview }
  if (review)
    return (
      <QualificationsReview
        result={review}
        busy={busy}
        faults={faults}
        overwrites={overwrites}
        onOverwrite={lookAgain}
        write={write}
        restart={restart}
      />
    )
  if (!ready.data.settings.usesOso)
    return (
      <Page title={words.title} back={back}>
        <Empty title={pairsWords.withoutOso} text={pairsWords.withoutOsoText} />
      </Page>
    )
  return (
    <Page key="choose" title={words.title} lead={words.lead} back={back} faults={faults}>
      <Said text={done} />
      <p className="nl-paragraph">{words.explain}</p>
      <p className="nl-paragraph">
        <code>{words.columns}</code>
      </p>
      <p className="nl-paragraph">{words.columnsText}</p>
      <p className="nl-paragraph">
        {words.example} <code>{words.exampleLine}</code>
      </p>
      <p className="nl-paragraph">{words.keeps}</p>
      {mayChange && (
        <ChooseFile reading={{ busy, faultAt, file, look, choose }} words={words} />
      )}
    </Page>
  )
}
