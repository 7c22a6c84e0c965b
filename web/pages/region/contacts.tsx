// Contact addresses of all schools: who has none, and reading them from a file.
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { useAllSchools } from '../../api/use-all-schools.ts'
import { saveText } from '../../fetch/save.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Counts, Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { contactsTemplate, type SchoolRow, withoutContact } from '../../school-list.ts'
import { placeName } from '../../words/places.ts'
import { contactsImportWords as words, importWords } from '../../words/schools.ts'
import { RefusedLines } from './refused-lines.tsx'
import { ChooseFile } from './choose-file.tsx'
import { useFileImport } from './use-file-import.ts'
import { useYear } from './year-frame.tsx'

type Result = Answer<'importContacts'>

export function Contacts() {
  const { regionId, year, mayChange, to } = useYear()
  const schools = useAllSchools(regionId, year)
  const { busy, faults, faultAt, file, review, done, look, choose, restart, write } = useFileImport(
    async (body, dryRun) => (await call('importContacts', { params: { regionId, year }, query: { dryRun }, body })).data,
    async (result) => {
      await schools.again()
      return `${words.doneTitle}. ${words.done(result.added, result.changed)}`
    },
  )

  if (review) return <Review result={review} busy={busy} faults={faults} write={write} restart={restart} />
  return (
    <Loaded answer={schools}>
      {({ data }) => (
        <Page key="choose" title={words.title} lead={words.lead} faults={faults}>
          <Said text={done} />
          <Missing rows={data.schools} to={to} />
          {mayChange && data.schools.length > 0 && (
            <section className="block">
              <h2 className="nl-heading nl-heading--level-2">{words.importTitle}</h2>
              <Explanation rows={data.schools} />
              <ChooseFile reading={{ busy, faultAt, file, look, choose }} words={words} />
            </section>
          )}
        </Page>
      )}
    </Loaded>
  )
}

function Missing({ rows, to }: { readonly rows: readonly SchoolRow[]; readonly to: (page?: string) => string }) {
  const missing = withoutContact(rows)
  if (rows.length === 0)
    return (
      <Empty title={words.noSchools}>
        <ButtonLink to={to('scholen')}>{importWords.toSchools}</ButtonLink>
      </Empty>
    )
  if (missing.length === 0)
    return (
      <p className="nl-paragraph">
        <StatusMark kind="good">{words.missingNone}</StatusMark>
      </p>
    )
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.missingTitle}</h2>
      <details className="fold" open={missing.length <= 12}>
        <summary>{words.missingText(missing.length)}</summary>
        <ul className="columns">
          {missing.map((row) => (
            <li key={row.schoolId}>
              <Link className="nl-link" to={to(`scholen/${row.schoolId}/contacten`)}>
                {row.name}
              </Link>
              <span className="soft">, {placeName(row.place)}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function Explanation({ rows }: { readonly rows: readonly SchoolRow[] }) {
  const download = () => {
    const missing = withoutContact(rows)
    saveText(contactsTemplate(missing.length > 0 ? missing : rows), words.templateName, 'text/csv;charset=utf-8')
  }
  return (
    <>
      <p className="nl-paragraph">{words.importLead}</p>
      <p className="nl-paragraph">
        <code>{words.columns}</code>
      </p>
      <p className="nl-paragraph">{words.rolesText}</p>
      <p className="nl-paragraph">{words.replaces}</p>
      <p className="nl-paragraph">
        <Button onClick={download}>{words.template}</Button>
      </p>
    </>
  )
}

interface ReviewProps {
  readonly result: Result
  readonly busy: boolean
  readonly faults: Parameters<typeof Page>[0]['faults']
  readonly write: () => void
  readonly restart: () => void
}

function Review({ result, busy, faults = [], write, restart }: ReviewProps) {
  const changes = result.schools > 0
  return (
    <Page key="review" title={words.reviewTitle} faults={faults}>
      <Counts
        counts={[
          [words.summary.rows, result.rows],
          [words.summary.added, result.added],
          [words.summary.changed, result.changed],
          [words.summary.unchanged, result.unchanged],
          [words.summary.schools, result.schools],
          [words.summary.refused, result.refused.length],
        ]}
      />
      {!changes && <Empty title={words.nothing} />}
      <RefusedLines refused={result.refused} />
      {busy && <Progress text={importWords.busy} />}
      <div className="acts">
        {changes && (
          <Button kind="primary" busy={busy} onClick={write}>
            {words.confirm}
          </Button>
        )}
        <Button busy={busy} onClick={restart}>
          {importWords.other}
        </Button>
      </div>
    </Page>
  )
}
