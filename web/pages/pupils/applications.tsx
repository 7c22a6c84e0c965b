// To which VO schools a pupil applied, in order, what they said of it, and whether a claim is right.
import { call } from '../../api/client.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { longMoment, shortMoment } from '../../words/dates.ts'
import { oneWords as words } from '../../words/one-pupil.ts'
import { applicationStates, roundNames } from '../../words/pupils.ts'
import { receiptNames } from '../../words/receipts.ts'
import type { Saying } from './one-pupil.tsx'
import { isLive, type OpensOn, type VoApplication, waitsForPlacement } from './pupil-facts.ts'
import { usePupil } from './pupil-frame.tsx'
import { usePupils } from './pupils-frame.tsx'

export function Applications({ sending, say }: Saying) {
  const { dossier, to, show } = usePupil()
  const { opensOn } = usePupils().list
  const { dossierId, applications, fetches } = dossier
  const answer = ({ applicationId, schoolName }: VoApplication, correct: boolean) =>
    void sending.send([], async () => {
      show((await call('confirmApplication', { params: { dossierId, applicationId }, body: { correct } })).data)
      say(correct ? words.confirmed(schoolName) : words.denied(schoolName))
    })
  const claims = applications.filter(({ wantsConfirmation }) => wantsConfirmation)
  const others = applications.filter(({ wantsConfirmation }) => !wantsConfirmation)
  const lastFetch = (schoolId: string) => fetches.filter((fetch) => fetch.schoolId === schoolId).at(-1)
  const columns: readonly Column<VoApplication>[] = [
    { name: words.applicationColumns.school, heads: true, cell: schoolCell },
    { name: words.applicationColumns.round, cell: ({ round }) => roundNames[round] },
    { name: words.applicationColumns.state, cell: stateCell },
    {
      name: words.applicationColumns.opens,
      cell: (one) => {
        const fetch = lastFetch(one.schoolId)
        if (fetch) return words.fetchedAt(fetch.at)
        return isLive(one) ? opensCell(one, opensOn) : ''
      },
    },
    { name: words.applicationColumns.receipt, cell: ({ receipt }) => receipt && `${receiptNames[receipt.kind]}, ${shortMoment(receipt.at)}` },
  ]
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.applicationsTitle}</h2>
      {claims.map((claim) => (
        <Notice kind="care" key={claim.applicationId} title={words.claimTitle(claim.schoolName)}>
          <p className="nl-paragraph">{words.claimText}</p>
          <div className="row">
            <Button kind="primary" busy={sending.busy} about={claim.schoolName} onClick={() => answer(claim, true)}>
              {words.correct}
            </Button>
            <SureButton
              id={`deny-${claim.schoolId}`}
              label={words.notCorrect}
              about={claim.schoolName}
              warning={words.denyWarning(claim.schoolName)}
              sure={words.denySure}
              busy={sending.busy}
              onSure={() => answer(claim, false)}
            />
          </div>
        </Notice>
      ))}
      {others.length === 0 ? (
        <p className="nl-paragraph soft">{words.applicationsNone}</p>
      ) : (
        <Table caption={words.applicationsTitle} columns={columns} rows={others} keyOf={({ applicationId }) => applicationId} />
      )}
      <div className="acts">
        <ButtonLink to={to('wijzigen')}>{words.changeSchools}</ButtonLink>
      </div>
    </section>
  )
}

function opensCell(application: VoApplication, opensOn: OpensOn) {
  return (
    <>
      {application.opensAt ? longMoment(application.opensAt) : words.noDate}
      {waitsForPlacement(application, opensOn) && <span className="table__sub">{words.afterPlacement}</span>}
    </>
  )
}

function schoolCell({ schoolName, named, claimedAt }: VoApplication) {
  return (
    <>
      {schoolName}
      {claimedAt && <span className="table__sub">{named ? words.byBoth : words.claimed}</span>}
    </>
  )
}

function stateCell({ state, endedAt }: VoApplication) {
  return (
    <>
      {applicationStates[state]}
      {endedAt && <span className="table__sub">{words.ended(endedAt)}</span>}
    </>
  )
}
