// The sheet for the talk with parents (inzageblad): exactly which files, with lines to write on. One pupil to a sheet of paper.
import { now } from '../../today.ts'
import { pileWords } from '../../words/attachments.ts'
import { mannerNames, sheetWords as words } from '../../words/inspection.ts'
import { useSchool } from '../school/in-school.tsx'
import { type Dossier, groupedHash, shortHash } from './pupil-facts.ts'
import { usePupils } from './pupils-frame.tsx'

interface Listed {
  readonly version: number
  readonly listHash: string
  readonly files: readonly { readonly attachmentId: string; readonly typeId: string; readonly fileName: string; readonly size: number; readonly sha256: string }[]
}

/** What parents can look at now: the open version, else what stands ready. */
export function listedOf({ listHash, openVersion, attachments, versions }: Dossier): Listed | undefined {
  if (listHash !== undefined) {
    const files = attachments.filter(({ state }) => state === 'accepted')
    return files.length > 0 ? { version: openVersion ?? 1, listHash, files } : undefined
  }
  const last = versions.at(-1)
  return last && { version: last.number, listHash: last.listHash, files: last.files }
}

export function InspectionSheet({ dossier, listed }: { readonly dossier: Dossier; readonly listed: Listed }) {
  const { school } = useSchool()
  const { types } = usePupils()
  const { label, number, code, listHash, versions } = dossier
  const inspection = listHash === undefined ? versions.at(-1)?.inspection : dossier.inspection
  const nameOf = (typeId: string) => types.find((type) => type.typeId === typeId)?.name ?? ''
  return (
    <article className="paper" aria-labelledby={`blad-${number}`}>
      <h2 className="nl-heading nl-heading--level-2" id={`blad-${number}`}>
        {words.sheet}: {label}
      </h2>
      <p className="nl-paragraph">{words.intro(school.name)}</p>
      <dl className="facts">
        <dt>{words.number}</dt>
        <dd>
          {number}, {words.version.toLowerCase()} {listed.version}
        </dd>
        <dt>{words.listHash}</dt>
        <dd>
          <code>{shortHash(listed.listHash)}</code> <span className="small">{words.listHashText}</span>
        </dd>
      </dl>
      <table className="table paper__files">
        <caption>{words.files}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.type}</th>
            <th scope="col">{words.columns.file}</th>
            <th scope="col">{words.columns.hash}</th>
          </tr>
        </thead>
        <tbody>
          {listed.files.map(({ attachmentId, typeId, fileName, size, sha256 }) => (
            <tr key={attachmentId}>
              <th scope="row">{nameOf(typeId)}</th>
              <td>
                {fileName} ({pileWords.size(size)})
              </td>
              <td>
                <code className="hash">{groupedHash(sha256)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {inspection?.counts && <p className="nl-paragraph">{words.recorded(inspection.on, mannerNames[inspection.manner])}</p>}
      <ToWrite />
      {code && (
        <div className="paper__code">
          <p className="nl-paragraph">
            <strong>{words.code}:</strong> <span className="code-slip">{code}</span>
          </p>
          <p className="nl-paragraph">{words.codeText}</p>
        </div>
      )}
      <p className="small soft">{words.printedOn(new Date(now()).toISOString())}</p>
    </article>
  )
}

/** Boxes and lines for a pen. */
function ToWrite() {
  return (
    <div className="paper__write">
      <p className="paper__question">{words.manner}</p>
      <ul className="paper__boxes">
        {words.manners.map((manner) => (
          <li key={manner}>{manner}</li>
        ))}
      </ul>
      <p className="paper__question">{words.agreed}</p>
      <ul className="paper__boxes">
        {words.agreedChoices.map((choice) => (
          <li key={choice}>{choice}</li>
        ))}
      </ul>
      <p className="paper__question">{words.view}</p>
      <div className="paper__line" />
      <div className="paper__line" />
      <ul className="paper__signs">
        {[words.date, words.parent(1), words.parent(2), words.teacher].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
