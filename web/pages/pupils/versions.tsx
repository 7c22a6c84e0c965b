// What was set ready of this pupil: every version with its reference number, and the way to its proof.
import { ButtonLink } from '../../parts/button.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { longMoment } from '../../words/dates.ts'
import { oneWords as words } from '../../words/one-pupil.ts'
import { type Dossier, shortHash } from './pupil-facts.ts'
import { usePupil } from './pupil-frame.tsx'

type Version = Dossier['versions'][number]

export function Versions() {
  const { dossier, to } = usePupil()
  const { versions, readyVersion } = dossier
  if (versions.length === 0) return null
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.versionsTitle}</h2>
      <Table caption={words.versionsTitle} columns={columns(readyVersion)} rows={versions.toReversed()} keyOf={({ number }) => String(number)} />
      <div className="acts">
        <ButtonLink to={to('bewijs')}>{words.toProof}</ButtonLink>
      </div>
    </section>
  )
}

function columns(readyVersion: number | undefined): readonly Column<Version>[] {
  return [
    { name: words.versionColumns.version, heads: true, cell: ({ number }) => words.version(number) },
    { name: words.versionColumns.readyAt, cell: ({ readyAt }) => longMoment(readyAt) },
    { name: words.versionColumns.reference, cell: ({ reference }) => <span className="number">{reference}</span> },
    { name: words.versionColumns.list, cell: ({ listHash }) => <code>{shortHash(listHash)}</code> },
    { name: words.versionColumns.files, cell: ({ files }) => <span className="number">{files.length}</span> },
    { name: words.versionColumns.state, cell: (version) => standing(version, readyVersion) },
  ]
}

function standing({ recalledAt, number }: Version, readyVersion: number | undefined): string {
  if (recalledAt) return words.recalledOn(recalledAt)
  return number === readyVersion ? words.standsReady : words.replaced
}
