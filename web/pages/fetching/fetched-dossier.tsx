// One dossier as a VO school sees it: its state, its files with checksums, links for some minutes, receipts and questions.
import { Fragment, useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Button } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Facts, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { NotFound } from '../../parts/problem-page.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { clockTime, longMoment, onTheWall } from '../../words/dates.ts'
import { agreedNames, applicationStateNames, type Delivery, sizeText } from '../../words/deliveries.ts'
import { dossierWords as words, fetchingWords } from '../../words/fetching.ts'
import { roundNames, routeNames } from '../../words/steps.ts'
import { isFree } from './deliveries.ts'
import { DeliveryMark } from './delivery-mark.tsx'
import { useFetching } from './fetching-frame.tsx'
import { Questions } from './questions.tsx'
import { ReceiptActs } from './receipt-acts.tsx'

type Released = Answer<'listReleased'>['dossiers'][number]
type Linked = Answer<'fetchDossiers'>['dossiers'][number]['files'][number]

export function FetchedDossier() {
  const { applicationId = '' } = useParams()
  const { data } = useFetching()
  const delivery = data.applications.find((one) => one.applicationId === applicationId)
  return delivery ? <Dossier key={applicationId} delivery={delivery} /> : <NotFound />
}

function Dossier({ delivery }: { readonly delivery: Delivery }) {
  const { to } = useFetching()
  const { number, ownReference, poSchoolName, progress, heldBack, fetchedAt } = delivery
  return (
    <Page title={ownReference === undefined ? words.titleNumber(number) : words.title(ownReference)} lead={words.from(poSchoolName)} back={{ to: to(), name: words.back }}>
      {progress === 'delete' && (
        <Notice kind="wrong" title={fetchingWords.deleteTitle(1)}>
          <p className="nl-paragraph">{fetchingWords.deleteText}</p>
        </Notice>
      )}
      {heldBack.length > 0 && (
        <Notice kind="care" title={words.heldTitle}>
          <ul>
            {heldBack.map(({ code, message }) => (
              <li key={code}>{code === 'recalled' && fetchedAt === undefined ? words.recalledUnfetched : message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts facts={factsOf(delivery)} />
      {isFree(delivery) && <Files delivery={delivery} />}
      {delivery.opened && (
        <>
          <section className="block">
            <h2 className="nl-heading nl-heading--level-2">{words.recordsTitle}</h2>
            <ReceiptActs delivery={delivery} />
          </section>
          <section className="block">
            <h2 className="nl-heading nl-heading--level-2">{words.questionsTitle}</h2>
            <Questions delivery={delivery} />
          </section>
        </>
      )}
    </Page>
  )
}

function factsOf(delivery: Delivery) {
  const { number, ownReference, poSchoolName, round, routes, state, version, readyAt, fetchedAt, warmTransfer, late } = delivery
  const { facts } = words
  return [
    [facts.number, number],
    ...(ownReference === undefined ? [] : [[facts.reference, ownReference] as const]),
    [facts.school, poSchoolName],
    [facts.round, roundNames[round]],
    ...(routes.length > 0 ? [[facts.routes, routes.map((route) => routeNames[route]).join(', ')] as const] : []),
    [facts.state, applicationStateNames[state]],
    [facts.progress, <DeliveryMark key="progress" delivery={delivery} />],
    ...(version === undefined ? [] : [[facts.version, version] as const]),
    ...(readyAt === undefined ? [] : [[facts.readyAt, `${longMoment(readyAt)}${late ? ` (${fetchingWords.late.toLowerCase()})` : ''}`] as const]),
    ...(fetchedAt === undefined ? [] : [[facts.fetchedAt, longMoment(fetchedAt)] as const]),
    ...(warmTransfer ? [[facts.warmTransfer, words.warmTransfer] as const] : []),
  ] as const
}

function Files({ delivery }: { readonly delivery: Delivery }) {
  const { params } = useFetching()
  const answer = useAnswer('listReleased', { params })
  return (
    <Loaded answer={answer}>
      {({ data }) => {
        const released = data.dossiers.find(({ dossierId }) => dossierId === delivery.dossierId)
        return released ? <FilesOf released={released} /> : null
      }}
    </Loaded>
  )
}

interface Links {
  readonly files: readonly Linked[]
  readonly until: string
}

function FilesOf({ released }: { readonly released: Released }) {
  const { params, answer, to } = useFetching()
  const go = useNavigate()
  const { busy, faults, send } = useSending()
  const [links, setLinks] = useState<Links>()
  const [gone, setGone] = useState(false)
  useEffect(() => {
    if (!links) return
    const timer = setTimeout(() => {
      setLinks(undefined)
      setGone(true)
    }, linkTime)
    return () => clearTimeout(timer)
  }, [links])
  const fetchIt = () =>
    void send([], async () => {
      const { data } = await call('fetchDossiers', { params, body: { dossiers: [released.dossierId] } })
      setGone(false)
      setLinks({ files: data.dossiers.flatMap(({ files }) => files), until: data.expiresAt })
      await answer.again()
    })
  const { agreed, view, leftOut, files } = released
  const linkOf = (attachmentId: string) => links?.files.find((file) => file.attachmentId === attachmentId)?.url
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.filesTitle}</h2>
      <Table caption={words.filesTitle} columns={columns(links ? linkOf : undefined)} rows={files} keyOf={({ attachmentId }) => attachmentId} />
      {leftOut > 0 && <p className="nl-paragraph after-list">{words.leftOut(leftOut)}</p>}
      <div role="status" className="after-list">
        {links && (
          <Notice kind="good" title={words.linksTitle}>
            <p className="nl-paragraph">{words.linksText(clockTime(onTheWall(links.until).time))}</p>
          </Notice>
        )}
        {gone && (
          <Notice kind="care">
            <p className="nl-paragraph">{words.linksGone}</p>
          </Notice>
        )}
      </div>
      <div role="alert">{faults.map(({ message }) => <Notice key={message} kind="wrong">{message}</Notice>)}</div>
      <div className="acts">
        <Button kind="primary" busy={busy} onClick={fetchIt}>
          {words.fetch}
        </Button>
        <Button onClick={() => void go(to('alles'), { state: { chosen: [released.dossierId] } })}>{words.fetchZip}</Button>
      </div>
      <details className="fold">
        <summary>{words.sumHelp}</summary>
        <p className="nl-paragraph">
          {words.sumText} <code>{words.sumCommand}</code>
        </p>
      </details>
      <h3 className="nl-heading nl-heading--level-3">{words.viewTitle}</h3>
      <p className="nl-paragraph">{`${words.facts.agreed}: ${agreedNames[agreed]}.`}</p>
      {view === undefined ? <p className="nl-paragraph soft">{words.noView}</p> : <blockquote className="fetching__view">{view}</blockquote>}
    </section>
  )
}

/** A little less than the links live. */
const linkTime = 290_000

function columns(linkOf: ((attachmentId: string) => string | undefined) | undefined): readonly Column<Released['files'][number]>[] {
  const names = words.fileColumns
  return [
    {
      name: names.name,
      heads: true,
      cell: ({ fileName, attachmentId, sensitive }) => {
        const url = linkOf?.(attachmentId)
        return (
          <Fragment>
            {url ? (
              <a className="nl-link" href={url} download={fileName}>
                {words.download(fileName)}
              </a>
            ) : (
              fileName
            )}
            {sensitive && (
              <span className="table__sub">
                <StatusMark kind="care">{words.sensitive}</StatusMark>
              </span>
            )}
          </Fragment>
        )
      },
    },
    { name: names.type, cell: ({ typeName }) => typeName },
    { name: names.size, cell: ({ size }) => <span className="number">{sizeText(size)}</span> },
    { name: names.sum, cell: ({ sha256 }) => <code className="fetching__sum">{sha256}</code> },
  ]
}
