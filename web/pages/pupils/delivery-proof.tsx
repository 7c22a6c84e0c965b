// The proof of delivery of one pupil's dossier (afleverbewijs): every version, its files, and who fetched it when; it prints.
import { Button } from '../../parts/button.tsx'
import { Empty, Facts } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { pileWords } from '../../words/attachments.ts'
import { longDay, longMoment } from '../../words/dates.ts'
import { mannerNames } from '../../words/inspection.ts'
import { receiptNames } from '../../words/receipts.ts'
import { proofWords as words } from '../../words/set-ready.ts'
import { usePrintedFoot } from '../agreements/printed-foot.ts'
import { useSchool } from '../school/in-school.tsx'
import { type Dossier, groupedHash, shortHash } from './pupil-facts.ts'
import { usePupil } from './pupil-frame.tsx'
import { usePupils } from './pupils-frame.tsx'

type Version = Dossier['versions'][number]
type ReadyFile = Version['files'][number]

const fileColumns: readonly Column<ReadyFile>[] = [
  { name: words.fileColumns.type, heads: true, cell: ({ typeName }) => typeName },
  { name: words.fileColumns.file, cell: ({ fileName }) => fileName },
  { name: words.fileColumns.size, cell: ({ size }) => <span className="number">{pileWords.size(size)}</span> },
  { name: words.fileColumns.hash, cell: ({ sha256 }) => <code className="hash">{groupedHash(sha256)}</code> },
]

export function DeliveryProof() {
  const { dossier, back } = usePupil()
  const { school } = useSchool()
  usePrintedFoot(school.name)
  const { label, number, versions, applications } = dossier
  const receipts = applications.filter(({ receipt }) => receipt)
  const print = versions.length > 0 && (
    <Button kind="primary" onClick={() => globalThis.print()}>
      {words.printOne}
    </Button>
  )
  return (
    <div className="prints">
      <Page title={words.oneTitle(label)} back={back} acts={print}>
        <Facts
          facts={[
            [words.facts.school, school.name],
            [words.facts.number, number],
          ]}
        />
        {versions.length === 0 && <Empty title={words.neverReady} />}
        {versions.toReversed().map((version) => (
          <VersionProof key={version.number} version={version} />
        ))}
        {versions.length > 0 && <Fetches />}
        {receipts.length > 0 && (
          <section className="block">
            <h2 className="nl-heading nl-heading--level-2">{words.receiptsTitle}</h2>
            <Table
              caption={words.receiptsTitle}
              rows={receipts}
              keyOf={({ applicationId }) => applicationId}
              columns={[
                { name: words.receiptColumns.school, heads: true, cell: ({ schoolName }) => schoolName },
                { name: words.receiptColumns.kind, cell: ({ receipt }) => receipt && receiptNames[receipt.kind] },
                { name: words.receiptColumns.at, cell: ({ receipt }) => receipt && longMoment(receipt.at) },
              ]}
            />
          </section>
        )}
      </Page>
    </div>
  )
}

function VersionProof({ version }: { readonly version: Version }) {
  const { number, readyAt, reference, listHash, recalledAt, inspection, files } = version
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.versionTitle(number)}</h2>
      <Facts
        facts={[
          [words.facts.readyAt, longMoment(readyAt)],
          [words.facts.reference, reference],
          [words.facts.list, <code key="list">{shortHash(listHash)}</code>],
          [words.facts.inspection, `${longDay(inspection.on)}. ${mannerNames[inspection.manner]}.`],
          ...(recalledAt ? [[words.facts.recalled, longMoment(recalledAt)] as const] : []),
        ]}
      />
      <div className="after-list">
        <Table caption={words.versionTitle(number)} columns={fileColumns} rows={files} keyOf={({ attachmentId }) => attachmentId} />
      </div>
    </section>
  )
}

function Fetches() {
  const { fetches } = usePupil().dossier
  const { list: { voSchools } } = usePupils()
  const nameOf = (schoolId: string) => voSchools.find((school) => school.schoolId === schoolId)?.name ?? schoolId
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.fetchesTitle}</h2>
      {fetches.length === 0 ? (
        <p className="nl-paragraph">{words.nobody}</p>
      ) : (
        <Table
          caption={words.fetchesTitle}
          rows={fetches}
          keyOf={({ schoolId, at }) => `${schoolId} ${at}`}
          columns={fetchColumns(nameOf)}
        />
      )}
    </section>
  )
}

function fetchColumns(nameOf: (schoolId: string) => string): readonly Column<Dossier['fetches'][number]>[] {
  return [
    { name: words.fetchColumns.school, heads: true, cell: ({ schoolId }) => nameOf(schoolId) },
    { name: words.fetchColumns.at, cell: ({ at }) => longMoment(at) },
    { name: words.fetchColumns.version, cell: ({ version }) => <span className="number">{version}</span> },
    { name: words.fetchColumns.files, cell: ({ files }) => <span className="number">{files}</span> },
  ]
}
