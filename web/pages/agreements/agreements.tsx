// What a region agreed for a year, as one page for everybody: to read, and to print on A4.
import { useParams } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { TypeText } from '../../parts/type-text.tsx'
import { agreementsAddress } from '../../roles.ts'
import { agreementsWords as words } from '../../words/agreements.ts'
import { yearName } from '../../words/dates.ts'
import { faults } from '../../words/general.ts'
import { AgreedDates } from './agreed-dates.tsx'
import { AgreedSchools } from './agreed-schools.tsx'
import { Helplines } from './helplines.tsx'
import { usePrintedFoot } from './printed-foot.ts'

export function Agreements() {
  const { regionId = '', year = '' } = useParams()
  const answer = useAnswer('getAgreements', { params: { regionId, year } })
  if (answer.state === 'failed' && (answer.problem.status === 404 || answer.problem.status === 400)) return <Missing />
  return <Loaded answer={answer}>{({ data }) => <Agreed data={data} url={`${location.origin}${agreementsAddress(regionId, year)}`} />}</Loaded>
}

function Missing() {
  return (
    <Page title={words.missingTitle} lead={words.missing}>
      <div className="acts">
        <ButtonLink to="/">{faults.toStart}</ButtonLink>
      </div>
    </Page>
  )
}

interface AgreedProps {
  readonly data: Answer<'getAgreements'>
  readonly url: string
}

function Agreed({ data, url }: AgreedProps) {
  const { dates, usesOso, attachments, channel } = data
  const foot = words.foot(url, data.version)
  usePrintedFoot(foot)
  return (
    <div className="agreed">
      <Page title={words.title} lead={words.lead(data.regionName, yearName(data.year))} acts={<Button onClick={() => print()}>{words.print}</Button>}>
        <Decision data={data} />
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{usesOso ? words.schoolsTitle : words.schoolsTitleWithout}</h2>
          <p className="nl-paragraph">{usesOso ? words.usesOso : words.noOso}</p>
          {channel.kind === 'external' && channel.name && <p className="nl-paragraph">{words.external(channel.name)}</p>}
          <AgreedSchools schools={data.schools} usesOso={usesOso} />
        </section>
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{words.attachmentsTitle}</h2>
          <p className="nl-paragraph">{words.attachments[attachments.state]}</p>
          {attachments.types.map((type) => (
            <div className="agreed__type" key={type.typeId}>
              <h3 className="nl-heading nl-heading--level-3">{type.name}</h3>
              <TypeText type={type} />
            </div>
          ))}
        </section>
        <AgreedDates title={words.closeTitle} dates={[...dates.applicationsOpen, ...dates.applicationsClose, ...dates.inspectionDone]} />
        <AgreedDates title={words.fetchTitle} dates={[...dates.setReady, ...dates.release]} />
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{words.helpTitle}</h2>
          <Helplines helplines={data.helplines} />
        </section>
        {dates.public.length > 0 && <AgreedDates title={words.publicTitle} dates={dates.public} />}
        <p className="agreed__foot">{foot}</p>
      </Page>
    </div>
  )
}

/** Who decided it, and which version this is. */
function Decision({ data }: Pick<AgreedProps, 'data'>) {
  const { version, publishedAt, decidedBy, decidedOn, document } = data
  return (
    <>
      <p className="nl-paragraph">
        {words.version(version, publishedAt)} {(decidedBy || decidedOn) && words.decided(decidedBy, decidedOn)}
      </p>
      {document && (
        <p className="nl-paragraph agreed__document">
          {words.document}: {document}
        </p>
      )}
    </>
  )
}
