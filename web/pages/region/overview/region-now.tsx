// The coordinator's one look at a running year: who is behind, how far each step is, who can exchange, and whom no mail reaches.
import { Button, ButtonLink } from '../../../parts/button.tsx'
import type { Refreshed } from '../../../api/use-refreshed.ts'
import { Counts, Empty, Notice } from '../../../parts/notice.tsx'
import { Progress } from '../../../parts/progress.tsx'
import { onTheWall } from '../../../words/dates.ts'
import { type Overview, overviewWords as words } from '../../../words/overview.ts'
import { general } from '../../../words/general.ts'
import { useYear } from '../year-frame.tsx'
import { BehindList } from './behind-list.tsx'
import { ConnectionPart } from './connection-part.tsx'
import { NotFoundDossiers, NotReached } from './not-reached.tsx'
import { StepPictures } from './step-pictures.tsx'

interface RegionNowProps {
  readonly data: Overview
  /** The school year is over: first how it ended, then what was left open. */
  readonly over: boolean
  readonly refreshed: Pick<Refreshed<'getOverview'>, 'busy' | 'times' | 'failed' | 'refresh'>
}

export function RegionNow({ data, over, refreshed }: RegionNowProps) {
  const { ready, to } = useYear()
  const { usesOso } = ready.data.settings
  if (data.schools === 0)
    return (
      <Empty title={words.none} text={words.noneText}>
        <ButtonLink to={to('scholen')}>{words.toSchools}</ButtonLink>
      </Empty>
    )
  const connection = usesOso && <ConnectionPart connection={data.connection} over={over} />
  const behind = (
    <section className={over ? 'block' : 'behind-list'}>
      <div className="app-head">
        <h2 className="nl-heading nl-heading--level-2">{over ? words.overOpen : words.behindTitle}</h2>
        <div className="app-head__acts">
          <ButtonLink kind={over ? 'secondary' : 'primary'} to={to('bellijst')}>
            {words.toCallList}
          </ButtonLink>
        </div>
      </div>
      <BehindList data={data} to={to} />
    </section>
  )
  return (
    <>
      <DataFrom at={data.at} {...refreshed} />
      <Counts
        counts={[
          [words.counts.schools, data.schools],
          [words.counts.open, data.steps.reduce((sum, { state, done, of }) => sum + (state === 'overdue' ? of - done : 0), 0)],
          [words.counts.withoutContacts, data.withoutContacts.length],
          [words.counts.bounced, data.bounced.length],
        ]}
      />
      {over && connection}
      {!over && behind}
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.stepsTitle}</h2>
        <StepPictures steps={data.steps} today={onTheWall(data.at).day} />
      </section>
      {over ? behind : connection}
      <NotReached data={data} />
      {usesOso && <NotFoundDossiers osoMissing={data.osoMissing} />}
    </>
  )
}

function DataFrom({ at, busy, times, failed, refresh }: { readonly at: string } & RegionNowProps['refreshed']) {
  return (
    <>
      <div className="data-from">
        <p className="soft small number">{words.dataFrom(at)}</p>
        <Button kind="subtle" busy={busy} onClick={refresh}>
          {words.refresh}
        </Button>
        <p className="small" role="status">
          {!busy && !failed && times > 0 && words.refreshed(at)}
        </p>
      </div>
      {busy && <Progress text={general.busy} />}
      {failed && (
        <div role="alert">
          <Notice kind="care">
            <p className="nl-paragraph">{words.refreshFailed(at)}</p>
          </Notice>
        </div>
      )}
    </>
  )
}
