// Closes a year: from when it can be, what happens then, how far it is, and the certificate at the end.
import { useEffect, useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { type Answering, useAnswer } from '../../api/use-answer.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Meter } from '../../parts/meter.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { now } from '../../today.ts'
import { closingWords as words, dossierCountsWords } from '../../words/closing.ts'
import { onTheWall, yearName } from '../../words/dates.ts'
import { general } from '../../words/general.ts'
import { CertificateText, Destroyed } from './closing-certificate.tsx'
import { useYear } from './year-frame.tsx'

type Certificate = Answer<'getCertificate'>

/** How often the page asks how far it is. */
const askEvery = 4000

export function Closing() {
  const { regionId, year } = useYear()
  const answer = useAnswer('getCertificate', { params: { regionId, year } })
  return (
    <Loaded answer={answer}>
      {({ data }) => {
        if (data.state === 'closed') return <Closed certificate={data} />
        return data.state === 'closing' ? <Busy certificate={data} again={answer.again} /> : <Open certificate={data} answer={answer} />
      }}
    </Loaded>
  )
}

function Open({ certificate, answer }: { readonly certificate: Certificate; readonly answer: Answering<'getCertificate'> }) {
  const { regionId, year, to, mayChange } = useYear()
  const { mayCloseFrom, lastDay, exportsMissing } = certificate
  const [sure, setSure] = useState(false)
  const [without, setWithout] = useState(false)
  const early = onTheWall(now()).day < mayCloseFrom
  const check = () => [
    ...(exportsMissing > 0 && !without ? [{ field: 'without', message: words.exportsFirst }] : []),
    ...(sure ? [] : [{ field: 'sure', message: words.tickFirst }]),
  ]
  const { busy, faults, send } = useSending(undefined, check)
  const close = () =>
    void send(check(), async () => {
      const { data, etag } = await call('closeYear', { params: { regionId, year }, body: { ...(without && { withoutExports: true }) } })
      answer.replace(data, etag)
    })
  return (
    <Page title={words.title} lead={words.lead} faults={faults} back={{ to: to('dossiers'), name: dossierCountsWords.title }}>
      {early && (
        <Notice title={words.tooEarly(mayCloseFrom)}>
          <p className="nl-paragraph">{words.tooEarlyText}</p>
        </Notice>
      )}
      <p className="nl-paragraph">{words.byItself(lastDay)}</p>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.whatTitle}</h2>
        <ul>
          {words.what.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      {exportsMissing > 0 ? (
        <Notice kind="care" title={words.exportsTitle(exportsMissing)}>
          <p className="nl-paragraph">{words.exportsText}</p>
          <p className="nl-paragraph">{words.exportsWho}</p>
          <div className="row">
            <ButtonLink to={to('dossiers')}>{words.exportsList}</ButtonLink>
            {mayChange && <ButtonLink to={to('berichten/nieuw')}>{words.message}</ButtonLink>}
          </div>
        </Notice>
      ) : (
        <Notice kind="good">
          <p className="nl-paragraph">{words.exportsAll}</p>
        </Notice>
      )}
      {mayChange && !early && (
        <form
          className="sheet"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            close()
          }}
        >
          {exportsMissing > 0 && <Check id="without" label={words.withoutExports} checked={without} onChange={setWithout} />}
          <Check id="sure" label={words.sureTick} checked={sure} onChange={setSure} />
          <div className="acts">
            <Button kind="primary" type="submit" busy={busy}>
              {words.close}
            </Button>
            <ButtonLink kind="subtle" to={to()}>
              {general.cancel}
            </ButtonLink>
          </div>
        </form>
      )}
    </Page>
  )
}

function Busy({ certificate, again }: { readonly certificate: Certificate; readonly again: () => Promise<void> }) {
  const { schoolsDone, schoolsAll } = certificate
  useEffect(() => {
    const timer = setInterval(() => void again(), askEvery)
    return () => clearInterval(timer)
  }, [again])
  return (
    <Page key="busy" title={words.busyTitle} lead={words.busyText}>
      <Progress text={words.busyOf(schoolsDone, schoolsAll)} after={0} />
      <Meter done={schoolsDone} all={schoolsAll} />
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.soFar}</h2>
        <Destroyed destroyed={certificate.destroyed} />
      </section>
    </Page>
  )
}

function Closed({ certificate }: { readonly certificate: Certificate }) {
  return (
    <div className="printed">
      <Page
        key="closed"
        title={words.certificateTitle}
        lead={words.certificateLead(certificate.regionName, yearName(certificate.year))}
        acts={<Button onClick={() => print()}>{words.print}</Button>}
      >
        <CertificateText certificate={certificate} />
      </Page>
    </div>
  )
}
