// The sheets for the talks with parents, to print: of all pupils with files, of some, or of one.
import { useSearchParams } from 'react-router'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemPage } from '../../parts/problem-page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { inspectionWords, sheetWords as words } from '../../words/inspection.ts'
import { usePrintedFoot } from '../agreements/printed-foot.ts'
import { useSchool } from '../school/in-school.tsx'
import { InspectionSheet, listedOf } from './inspection-sheet.tsx'
import { canBeInspected } from './pupil-facts.ts'
import { usePupil } from './pupil-frame.tsx'
import { useDossiers } from './use-dossiers.ts'
import { usePupils } from './pupils-frame.tsx'

export function InspectionSheets() {
  const { rows, to } = usePupils()
  const [search] = useSearchParams()
  const numbers = search.get('nummers')?.split(',')
  const wanted = rows.filter((row) => canBeInspected(row) && (!numbers || numbers.includes(row.number)))
  return <Sheets ids={wanted.map(({ dossierId }) => dossierId)} title={words.title} back={{ to: to('inzage'), name: inspectionWords.title }} />
}

export function OneInspectionSheet() {
  const { dossier, back } = usePupil()
  return <Sheets ids={[dossier.dossierId]} title={`${words.sheet}: ${dossier.label}`} back={back} />
}

interface SheetsProps {
  readonly ids: readonly string[]
  readonly title: string
  readonly back: { readonly to: string; readonly name: string }
}

function Sheets({ ids, title, back }: SheetsProps) {
  const { school } = useSchool()
  const { dossiers, all, problem } = useDossiers(ids)
  usePrintedFoot(school.name)
  if (problem) return <ProblemPage problem={problem} again={() => location.reload()} />
  const complete = dossiers.length === all
  const sheets = dossiers.flatMap((dossier) => {
    const listed = listedOf(dossier)
    return listed ? [{ dossier, listed }] : []
  })
  const print = complete && sheets.length > 0 && (
    <Button kind="primary" onClick={() => globalThis.print()}>
      {words.print}
    </Button>
  )
  return (
    <div className="papers">
      <Page title={title} lead={words.lead} back={back} acts={print}>
        {!complete && <Progress text={words.loading(dossiers.length, all)} />}
        {complete && sheets.length === 0 && <Empty title={words.none} />}
        {complete && sheets.map(({ dossier, listed }) => <InspectionSheet key={dossier.dossierId} dossier={dossier} listed={listed} />)}
      </Page>
    </div>
  )
}
