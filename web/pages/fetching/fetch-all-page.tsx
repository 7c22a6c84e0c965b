// Fetches many dossiers at once as one zip: what is wanted, how far it is, going on after a break, and what to do then.
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { RadioField } from '../../parts/choices.tsx'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Confirmation, Empty, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import { fetchAllWords as words } from '../../words/fetch-all.ts'
import { fetchingWords } from '../../words/fetching.ts'
import { receiptWords } from '../../words/receipts.ts'
import { isForColleague, isFree, isNew, sum } from './deliveries.ts'
import { FetchProgress } from './fetch-progress.tsx'
import { useFetching } from './fetching-frame.tsx'
import { type FetchJob, type FetchState, useFetchJob } from './use-fetch-job.ts'

type Which = keyof typeof words.whichNames

export function FetchAll() {
  const { params, answer } = useFetching()
  const job = useFetchJob(params)
  const { state } = job
  switch (state.kind) {
    case 'looking':
      return <Page title={words.title} />
    case 'idle':
      return <Choose job={job} />
    case 'running':
      return (
        <Page key="busy" title={words.busyTitle} lead={words.busyText}>
          <LeaveGuard when text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
          <FetchProgress job={job} bytes={state.bytes} files={state.files} />
          <div className="acts">
            <Button onClick={job.stop}>{words.stop}</Button>
          </div>
        </Page>
      )
    case 'cut':
      return <Cut job={job} state={state} />
    case 'zipping':
      return (
        <Page key="busy" title={words.busyTitle} lead={words.busyText}>
          <LeaveGuard when text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
          <Progress text={words.zippingStart} after={0} />
          <p className="nl-paragraph number">{words.zipping(state.done, state.all)}</p>
        </Page>
      )
    case 'done':
      return <Done job={job} state={state} refresh={answer.again} />
  }
}

function Choose({ job }: { readonly job: FetchJob }) {
  const { data, sensitive, to } = useFetching()
  const wished = (useLocation().state as { readonly chosen?: readonly string[] } | null)?.chosen
  const free = data.applications.filter(isFree)
  const sets = { new: free.filter((delivery) => isNew(delivery, sensitive)), all: free, chosen: free.filter(({ dossierId }) => wished?.includes(dossierId)) }
  const offered = (['chosen', 'new', 'all'] as const).filter((which) => sets[which].length > 0 && !(which === 'all' && sets.all.length === sets.new.length))
  const [which, setWhich] = useState<Which | undefined>(offered[0])
  const [busy, setBusy] = useState(false)
  const wanted = which ? sets[which] : []
  const start = async () => {
    setBusy(true)
    await job.start(wanted.map(({ dossierId }) => dossierId)).finally(() => setBusy(false))
  }
  const withSensitive = wanted.filter(({ sensitiveFiles }) => sensitiveFiles > 0).length
  const forColleague = data.applications.filter((delivery) => isForColleague(delivery, sensitive)).length
  return (
    <Page key="choose" title={words.title} lead={words.lead}>
      <LeftOut job={job} />
      {forColleague > 0 && (
        <Notice kind="care" title={fetchingWords.forColleague(forColleague)}>
          <p className="nl-paragraph">{fetchingWords.forColleagueText}</p>
        </Notice>
      )}
      {free.length === 0 ? (
        <Empty title={forColleague > 0 ? fetchingWords.nothingForYou : words.nothing} text={words.nothingText} />
      ) : (
        <div className="sheet">
          <RadioField<Which>
            id="which"
            label={words.which}
            options={Object.fromEntries(offered.map((key) => [key, words.whichNames[key](sets[key].length)])) as Record<Which, string>}
            value={which}
            onChange={setWhich}
          />
          <p className="nl-paragraph number" role="status">
            {words.amount(sum(wanted, 'files'), sum(wanted, 'bytes'))}
          </p>
          {sensitive && withSensitive > 0 && <p className="nl-paragraph">{words.sensitive(withSensitive)}</p>}
          <ul>
            <li>{words.folders}</li>
            <li>{words.tellsPo}</li>
            <li>{words.keptHere}</li>
          </ul>
          <div className="acts">
            <Button kind="primary" busy={busy} onClick={() => void start()}>
              {words.start(wanted.length)}
            </Button>
            <ButtonLink kind="subtle" to={to()}>
              {words.notNow}
            </ButtonLink>
          </div>
        </div>
      )}
    </Page>
  )
}

function Cut({ job, state }: { readonly job: FetchJob; readonly state: FetchState & { readonly kind: 'cut' } }) {
  const { done, wanted, here } = job
  const left = wanted - done
  const { why, faults, partSaved } = state
  const title = left === 0 ? words.wholeTitle(here) : why === 'stopped' ? words.stoppedTitle(done, wanted) : words.cutTitle(done, wanted)
  return (
    <Page key="cut" title={title} lead={left === 0 ? words.wholeText : words.cutText} faults={faults}>
      {partSaved !== undefined && (
        <Notice kind="good">
          <p className="nl-paragraph">{words.partSaved(partSaved)}</p>
        </Notice>
      )}
      {why && words.why[why] && (
        <Notice kind="care">
          <p className="nl-paragraph">{words.why[why]}</p>
        </Notice>
      )}
      <LeftOut job={job} />
      <div className="acts">
        {left > 0 && (
          <Button kind="primary" onClick={() => void job.goOn()}>
            {words.goOn(left)}
          </Button>
        )}
        {here > 0 && (
          <Button kind={left === 0 ? 'primary' : 'secondary'} onClick={() => void job.savePart()}>
            {left === 0 ? words.makeZip(here) : words.keepPart(here)}
          </Button>
        )}
      </div>
      <div className="after-list">
        <SureButton id="drop" label={words.drop} warning={words.dropWarning} sure={words.dropSure} busy={false} onSure={() => void job.drop()} />
      </div>
    </Page>
  )
}

function Done({ job, state, refresh }: { readonly job: FetchJob; readonly state: FetchState & { readonly kind: 'done' }; readonly refresh: () => Promise<void> }) {
  const { to } = useFetching()
  const { downloaded } = state
  useEffect(() => {
    // What was fetched is fetched now on all pages.
    void refresh()
    return () => downloaded?.forget()
  }, [refresh, downloaded])
  const title = words.doneTitle(state.count)
  return (
    <Page title={title} banner={<Confirmation title={title} text={state.name ? words.doneText(state.name) : words.doneZips(state.zips)} />}>
      {state.name !== '' && state.zips > 1 && <p className="nl-paragraph">{words.doneZips(state.zips)}</p>}
      <LeftOut job={job} />
      {state.leftOut > 0 && (
        <Notice>
          <p className="nl-paragraph">{words.leftOut(state.leftOut)}</p>
        </Notice>
      )}
      <h2 className="nl-heading nl-heading--level-2">{words.next}</h2>
      <ol>
        {words.nextSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="acts">
        <ButtonLink kind="primary" to={to('terugmelden')}>
          {receiptWords.title}
        </ButtonLink>
        {downloaded && <Button onClick={downloaded.again}>{words.again}</Button>}
      </div>
      {downloaded && <p className="nl-paragraph after-list">{words.againText}</p>}
    </Page>
  )
}

/** Dossiers that did not come, each with why. */
function LeftOut({ job: { refused } }: { readonly job: FetchJob }) {
  const { data } = useFetching()
  if (refused.length === 0) return null
  const numberOf = (dossierId: string) => data.applications.find((delivery) => delivery.dossierId === dossierId)?.number ?? dossierId
  return (
    <Notice kind="care" title={words.refusedTitle(refused.length)}>
      <ul>
        {refused.map(({ dossierId, reasons }) => (
          <li key={dossierId}>{words.refusedLine(numberOf(dossierId), reasons.map(({ message }) => message).join(' '))}</li>
        ))}
      </ul>
    </Notice>
  )
}
