// Uploads a pile of attachments: each file with the pupil and type that its name says, to be looked at and put right.
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { pileWords as words } from '../../words/attachments.ts'
import { pupilWords } from '../../words/pupils.ts'
import { usePilePart } from './pile-part.tsx'
import { AgreementNotice } from './pupils.tsx'
import { usePupils } from './pupils-frame.tsx'

export function UploadPile() {
  const { rows, hereTypes, list, to, again } = usePupils()
  const next = (
    <ButtonLink kind="primary" to={to('inzage')}>
      {words.toInspection}
    </ButtonLink>
  )
  const { faults, shown } = usePilePart(undefined, () => void again(), next)
  return (
    <Page title={words.title} lead={words.lead} faults={faults}>
      <AgreementNotice />
      {rows.length === 0 ? (
        <Empty title={words.noPupils}>
          <ButtonLink kind="primary" to={to('toevoegen')}>
            {pupilWords.add}
          </ButtonLink>
        </Empty>
      ) : hereTypes.length === 0 ? (
        <Empty title={words.noTypes} text={words.viaOsoText} />
      ) : (
        list.agreementSigned && (
          <>
            <p className="nl-paragraph soft">{words.names}</p>
            {shown}
          </>
        )
      )}
    </Page>
  )
}
