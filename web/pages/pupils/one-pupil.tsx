// One pupil: what lacks, the attachments, the inspection, where the pupil goes, and what was set ready.
import { useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Facts, Notice, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { oneWords as words } from '../../words/one-pupil.ts'
import { pupilWords, routeNames } from '../../words/pupils.ts'
import { Applications } from './applications.tsx'
import { CodePart } from './code-part.tsx'
import { canBeReady, standsReady } from './pupil-facts.ts'
import { InspectionPart } from './inspection-part.tsx'
import { usePilePart } from './pile-part.tsx'
import { PupilFiles } from './pupil-files.tsx'
import { usePupil } from './pupil-frame.tsx'
import { StateMark } from './pupil-marks.tsx'
import { usePupils } from './pupils-frame.tsx'
import { Questions } from './questions.tsx'
import { SlotsForm } from './slots-form.tsx'
import { Versions } from './versions.tsx'

/** One sentence says what was done last; every part of the page says it here. */
export interface Saying {
  readonly sending: ReturnType<typeof useSending>
  readonly say: (text: string | undefined) => void
}

export function OnePupil() {
  const { dossier, to, again } = usePupil()
  const { to: toList, list } = usePupils()
  const arrived = (useLocation().state as { said?: string } | null)?.said
  const [said, setSaid] = useState(arrived)
  const sending = useSending()
  const saying: Saying = { sending, say: setSaid }
  const isOpen = dossier.listHash !== undefined
  const pile = usePilePart(dossier.dossierId, () => void again())
  return (
    <Page
      title={dossier.label}
      back={{ to: toList(), name: pupilWords.title }}
      faults={[...sending.faults, ...pile.faults]}
      acts={<ButtonLink to={to('wijzigen')}>{words.change}</ButtonLink>}
    >
      <p className="pupil__lead">
        <StateMark state={dossier.state} /> <span className="number">{words.lead(dossier.number)}</span>
      </p>
      <Said text={said} />
      <Standing />
      <PupilFacts />
      <Questions {...saying} />
      <PupilFiles {...saying} uploading={isOpen && list.agreementSigned ? pile.shown : undefined} />
      <SlotsForm {...saying} />
      <InspectionPart />
      <Applications {...saying} />
      <CodePart {...saying} />
      <Versions />
      <Acts {...saying} />
    </Page>
  )
}

/** What lacks, or that all is there, or that it stands ready. */
function Standing() {
  const { dossier } = usePupil()
  const { to, list } = usePupils()
  const { missing, readyAt, readyVersion, recalledAt, files } = dossier
  if (standsReady(dossier) && readyAt)
    return (
      <Notice kind="good" title={words.readyTitle(readyAt)}>
        <p className="nl-paragraph">{words.readyText}</p>
      </Notice>
    )
  return (
    <>
      {readyVersion !== undefined && (
        <Notice>
          <p className="nl-paragraph">{words.openBeside(readyVersion)}</p>
        </Notice>
      )}
      {recalledAt !== undefined && (
        <Notice kind="care" title={words.recalledTitle(recalledAt)}>
          <p className="nl-paragraph">{words.recalledText}</p>
          <Link className="nl-link" to={to(`${dossier.number}/wijzigen`)}>
            {words.recalledLook}
          </Link>
        </Notice>
      )}
      {canBeReady(dossier) ? (
        <Notice kind={recalledAt === undefined && files.refused === 0 ? 'good' : 'info'} title={recalledAt === undefined ? words.nothingMissing : words.afterRecall}>
          {files.refused > 0 && <p className="nl-paragraph">{words.refusedStays(files.refused)}</p>}
          <Link className="nl-link" to={to('klaarzetten')}>
            {words.toReady}
          </Link>
        </Notice>
      ) : (
        <Notice kind={list.agreementSigned ? 'info' : 'care'} title={words.missingTitle}>
          <ul>
            {missing.map(({ code, message }) => (
              <li key={code + message}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function PupilFacts() {
  const { group, routes, warmTransfer } = usePupil().dossier
  return (
    <Facts
      facts={[
        ...(group ? [[words.group, group] as const] : []),
        [words.routes, routes.map((route) => routeNames[route]).join(', ')],
        ...(warmTransfer ? [[words.warmTransfer, words.warmTransferYes] as const] : []),
      ]}
    />
  )
}

function Acts({ sending, say }: Saying) {
  const { dossier, to, show, again } = usePupil()
  const { to: toList, again: listAgain } = usePupils()
  const navigate = useNavigate()
  const { dossierId, label, versions, etag } = dossier
  const reopen = () =>
    void sending.send([], async () => {
      show((await call('reopenDossier', { params: { dossierId } })).data)
      say(words.newVersionDone)
      globalThis.scrollTo({ top: 0 })
    })
  const remove = () =>
    void sending.send([], async () => {
      await showingTheirs(() => call('removeDossier', { params: { dossierId }, ifMatch: etag }), again, words.removeChanged)
      await navigate(toList(), { state: { said: words.removed(label) } })
      await listAgain()
    })
  return (
    <div className="acts block">
      {standsReady(dossier) && (
        <Button busy={sending.busy} onClick={reopen}>
          {words.newVersion}
        </Button>
      )}
      {dossier.readyVersion !== undefined && <ButtonLink to={to('intrekken')}>{words.recall}</ButtonLink>}
      {versions.length === 0 && (
        <SureButton id="remove-pupil" label={words.removePupil} warning={words.removeWarning} sure={words.removeSure} busy={sending.busy} onSure={remove} />
      )}
    </div>
  )
}
