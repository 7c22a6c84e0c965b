// Contact addresses of all schools: who has none, and reading them from a file.
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { useAllSchools } from '../../api/use-all-schools.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { fileFault, FilePicker } from '../../parts/file-picker.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Counts, Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { contactsTemplate, type SchoolRow, withoutContact } from '../../school-list.ts'
import { placeName } from '../../words/places.ts'
import { contactsImportWords as words, importWords } from '../../words/schools.ts'
import { RefusedLines } from './refused-lines.tsx'
import { useYear } from './year-frame.tsx'

type Result = Answer<'importContacts'>

export function Contacts() {
  const { regionId, year, mayChange, to } = useYear()
  const schools = useAllSchools(regionId, year)
  const { busy, faults, faultAt, send, clear } = useSending()
  const [file, setFile] = useState<File>()
  const [review, setReview] = useState<Result>()
  const [done, setDone] = useState<string>()
  const read = async (dryRun: boolean) => {
    const body = new Uint8Array(await file!.arrayBuffer())
    return (await call('importContacts', { params: { regionId, year }, query: { dryRun: dryRun ? 'true' : 'false' }, body })).data
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    const fault = fileFault(file)
    setDone(undefined)
    void send(fault ? [{ field: 'file', message: fault }] : [], async () => setReview(await read(true)))
  }
  const choose = (chosen: File) => {
    clear()
    setFile(chosen)
  }
  const restart = () => {
    clear()
    setFile(undefined)
    setReview(undefined)
  }
  const write = () =>
    void send([], async () => {
      const result = await read(false)
      await schools.again()
      setDone(`${words.doneTitle}. ${words.done(result.added, result.changed)}`)
      restart()
    })

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
              <form noValidate onSubmit={look}>
                <FilePicker id="file" label={words.file} file={file} onChoose={choose} fault={faultAt('file')} />
                {busy && <Progress text={importWords.checking} />}
                <div className="acts">
                  <Button kind="primary" type="submit" busy={busy}>
                    {words.check}
                  </Button>
                </div>
              </form>
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
    const address = URL.createObjectURL(new Blob([contactsTemplate(missing.length > 0 ? missing : rows)], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = words.templateName
    link.click()
    URL.revokeObjectURL(address)
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
        <Button onClick={restart}>{importWords.other}</Button>
      </div>
    </Page>
  )
}
