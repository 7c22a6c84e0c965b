// What was destroyed of a year, in numbers, and until when back-ups hold it: for the region, and for each of its schools.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { Counts, Facts } from '../../parts/notice.tsx'
import { closingWords as words } from '../../words/closing.ts'
import { longMoment } from '../../words/dates.ts'

type Certificate = Answer<'getCertificate'>

export function Destroyed({ destroyed }: Pick<Certificate, 'destroyed'>) {
  return <Counts counts={(Object.keys(words.destroyed) as (keyof typeof words.destroyed)[]).map((key) => [words.destroyed[key], destroyed[key]])} />
}

export function CertificateText({ certificate }: { readonly certificate: Certificate }) {
  const { state, startedAt, closedAt, schoolsAll, schoolsDone, exportsMissing, destroyed, backupsGoneOn } = certificate
  return (
    <>
      <p className="nl-paragraph">{closedAt ? words.certificateText(closedAt) : words.busyTitle}</p>
      <Destroyed destroyed={destroyed} />
      <Facts
        facts={[
          ...(startedAt ? [[words.startedAt, longMoment(startedAt)] as const] : []),
          ...(closedAt ? [[words.closedAt, longMoment(closedAt)] as const] : []),
          [words.schools, state === 'closed' ? schoolsAll : words.busyOf(schoolsDone, schoolsAll)],
          [words.exportsMissing, exportsMissing],
        ]}
      />
      {backupsGoneOn && <p className="nl-paragraph after-list">{words.backups(backupsGoneOn)}</p>}
      <p className="nl-paragraph">{words.audit}</p>
    </>
  )
}
