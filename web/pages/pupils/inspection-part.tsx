// Whether the parents of one pupil could see the attachments as they are now, and the way to take that down.
import { ButtonLink } from '../../parts/button.tsx'
import { Facts, Notice } from '../../parts/notice.tsx'
import { longMoment } from '../../words/dates.ts'
import { agreedNames, inspectionWords as words, mannerNames } from '../../words/inspection.ts'
import type { Dossier } from './pupil-facts.ts'
import { usePupil } from './pupil-frame.tsx'

export function InspectionPart() {
  const { dossier, to } = usePupil()
  const { inspectAgain, listHash, files, versions } = dossier
  const isOpen = listHash !== undefined
  const inspection = isOpen ? dossier.inspection : versions.at(-1)?.inspection
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.sectionTitle}</h2>
      {inspectAgain ? (
        <Notice kind="care">
          <p className="nl-paragraph">{words.lapsed}</p>
        </Notice>
      ) : inspection?.counts ? (
        <InspectionFacts inspection={inspection} />
      ) : (
        <p className="nl-paragraph soft">{files.accepted === 0 && isOpen ? words.nothingToSee : words.notYet}</p>
      )}
      {(files.accepted > 0 || !isOpen) && (
        <div className="acts">
          {isOpen && <ButtonLink to={to('inzage')}>{words.record}</ButtonLink>}
          <ButtonLink kind="subtle" to={to('inzageblad')}>
            {words.sheetFor}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

function InspectionFacts({ inspection: { on, manner, agreed, view, withOsoDossier, recordedAt } }: { readonly inspection: NonNullable<Dossier['inspection']> }) {
  return (
    <>
      <p className="nl-paragraph">{words.inspectedOn(on)}</p>
      <Facts
        facts={[
          [words.facts.manner, mannerNames[manner]],
          ...(withOsoDossier ? [[words.facts.withOso, words.facts.withOsoText] as const] : []),
          [words.facts.agreed, agreedNames[agreed]],
          ...(view ? [[words.facts.view, <span key="view" className="written">{view}</span>] as const] : []),
          [words.facts.recordedAt, longMoment(recordedAt)],
        ]}
      />
    </>
  )
}
