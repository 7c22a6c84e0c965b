// Reads how far schools are from a file, for regions on another platform: see what changes, and only then write.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Counts, Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Progress } from '../../parts/progress.tsx'
import { progressWords as words } from '../../words/progress.ts'
import { importWords } from '../../words/schools.ts'
import { RefusedLines } from './refused-lines.tsx'
import { ChooseFile } from './choose-file.tsx'
import { useFileImport } from './use-file-import.ts'
import { useYear } from './year-frame.tsx'

type Result = Answer<'importProgress'>

export function ImportProgress() {
  const { regionId, year, ready, mayChange, to } = useYear()
  const { channel } = ready.data.settings
  const { busy, faults, faultAt, file, review, done, look, choose, restart, write } = useFileImport(
    async (body, dryRun) => (await call('importProgress', { params: { regionId, year }, query: { dryRun }, body })).data,
    (result) => words.done(result.changed, result.schools),
  )

  if (review) return <Review result={review} busy={busy} faults={faults} write={write} restart={restart} />
  return (
    <Page key="choose" title={words.title} lead={channel.kind === 'external' ? words.leadExternal(channel.name) : words.lead} faults={faults}>
      <Said text={done} />
      {ready.data.publishedVersion === 0 ? (
        <Empty title={words.notPublished}>
          <ButtonLink to={to('kalender')}>{words.toCalendar}</ButtonLink>
        </Empty>
      ) : (
        <>
          <Explanation />
          {mayChange && (
            <ChooseFile reading={{ busy, faultAt, file, look, choose }} words={words} />
          )}
        </>
      )}
    </Page>
  )
}

function Explanation() {
  return (
    <>
      <p className="nl-paragraph">{words.explain}</p>
      <p className="nl-paragraph">
        <code>{words.columns}</code>
      </p>
      <p className="nl-paragraph">{words.columnsText}</p>
      <p className="nl-paragraph">
        {words.example} <code>{words.exampleLine}</code>
      </p>
      <p className="nl-paragraph">{words.keeps}</p>
    </>
  )
}

/** More than this nobody reads; the counts above say how many there are. */
const shownAtMost = 100

const columns: readonly Column<Result['changes'][number]>[] = [
  { name: words.changeColumns.school, heads: true, cell: (row) => row.name },
  { name: words.changeColumns.step, cell: (row) => row.step },
  { name: words.changeColumns.before, cell: (row) => row.before ?? <span className="soft">{words.notReported}</span> },
  { name: words.changeColumns.after, cell: (row) => <strong>{row.after}</strong> },
]

function WhatChanges({ result: { changes, changed } }: { readonly result: Result }) {
  if (changes.length === 0) return null
  const shown = changes.slice(0, shownAtMost)
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.changesTitle}</h2>
      <Table caption={words.changesTitle} columns={columns} rows={shown} keyOf={(row) => String(shown.indexOf(row))} />
      {changed > shown.length && <p className="nl-paragraph after-list">{words.andMore(changed - shown.length)}</p>}
    </section>
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
  return (
    <Page key="review" title={words.reviewTitle} faults={faults}>
      <Counts
        counts={[
          [words.summary.rows, result.rows],
          [words.summary.changed, result.changed],
          [words.summary.unchanged, result.unchanged],
          [words.summary.schools, result.schools],
          [words.summary.refused, result.refused.length],
        ]}
      />
      {result.changed === 0 && <Empty title={words.nothing} />}
      <WhatChanges result={result} />
      <RefusedLines refused={result.refused} />
      {busy && <Progress text={words.busy} />}
      <div className="acts">
        {result.changed > 0 && (
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
