// Receipts for all that was fetched: one click each, or all complete at once.
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Empty, Notice, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import type { Column } from '../../parts/table.tsx'
import { shortMoment } from '../../words/dates.ts'
import type { Delivery } from '../../words/deliveries.ts'
import { fetchingWords } from '../../words/fetching.ts'
import { receiptNames, receiptWords as words } from '../../words/receipts.ts'
import { nameOf, wantsReceipt } from './deliveries.ts'
import { useFetching } from './fetching-frame.tsx'
import { LongTable } from './long-table.tsx'
import { useEach } from './use-each.ts'

export function GiveReceipts() {
  const { data, params, answer, to } = useFetching()
  const each = useEach<Delivery>(({ applicationId }) => applicationId, answer.again)
  const [said, setSaid] = useState<string>()
  const open = data.applications.filter(wantsReceipt)
  const given = data.applications.filter((delivery) => delivery.receipt && !wantsReceipt(delivery))
  const complete = async (deliveries: readonly Delivery[]) => {
    setSaid(undefined)
    const good = await each.run(deliveries, ({ dossierId }) => call('giveReceipt', { params: { dossierId }, query: { schoolId: params.schoolId }, body: { kind: 'complete' } }))
    if (good.length > 0) setSaid(words.savedMany(good.length))
  }
  return (
    <Page title={words.title} lead={words.lead}>
      <Said text={said} />
      {each.busy && <Progress text={words.sending(each.done, each.all)} />}
      <div role="alert">
        {each.failed.length > 0 && (
          <Notice kind="wrong" title={fetchingWords.notDone(each.failed.length)}>
            <ul>
              {each.failed.map(({ item, message }) => (
                <li key={item.applicationId}>{`${nameOf(item, fetchingWords.number)}: ${message}`}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      {open.length + given.length === 0 && <Empty title={words.none} text={words.noneText} />}
      {open.length === 0 && given.length > 0 && <Notice kind="good">{words.allDone}</Notice>}
      {open.length > 0 && (
        <section className="fetching__list">
          <h2 className="nl-heading nl-heading--level-2">{words.openTitle(open.length)}</h2>
          <div className="row fetching__choose">
            <Button kind="primary" busy={each.busy} onClick={() => void complete(open)}>
              {words.allComplete(open.length)}
            </Button>
            <span className="soft small">{words.allCompleteHint}</span>
          </div>
          <LongTable
            caption={words.openTitle(open.length)}
            rows={open}
            keyOf={({ applicationId }) => applicationId}
            columns={openColumns(to, (delivery) => void complete([delivery]))}
          />
        </section>
      )}
      {given.length > 0 && (
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{words.doneTitle(given.length)}</h2>
          <LongTable
            caption={words.doneTitle(given.length)}
            rows={given}
            keyOf={({ applicationId }) => applicationId}
            columns={givenColumns(to)}
          />
        </section>
      )}
    </Page>
  )
}

type To = (page: string) => string

const named = (to: To): readonly Column<Delivery>[] => [
  {
    name: words.columns.pupil,
    heads: true,
    cell: (delivery) => (
      <Link className="nl-link" to={to(delivery.applicationId)}>
        {nameOf(delivery, fetchingWords.number)}
      </Link>
    ),
  },
  { name: words.columns.school, cell: ({ poSchoolName }) => poSchoolName },
]

const givenColumns = (to: To): readonly Column<Delivery>[] => [...named(to), { name: words.columns.said, cell: ({ receipt }) => receipt && words.given(receiptNames[receipt.kind], receipt.at) }]

const openColumns = (to: To, complete: (delivery: Delivery) => void): readonly Column<Delivery>[] => [
  ...named(to),
  { name: words.columns.fetched, cell: ({ fetchedAt }) => fetchedAt && <span className="number">{shortMoment(fetchedAt)}</span> },
  {
    name: words.columns.acts,
    acts: true,
    cell: (delivery) => (
      <>
        <Button kind="subtle" about={nameOf(delivery, fetchingWords.number)} onClick={() => complete(delivery)}>
          {words.complete}
        </Button>
        <Link className="nl-button nl-button--subtle" to={to(delivery.applicationId)}>
          {words.more}
          <span className="only-heard"> {nameOf(delivery, fetchingWords.number)}</span>
        </Link>
      </>
    ),
  },
]
