// What was said before of a school's connection to OSO: when, by whom, and what it changed.
import { osoWords, type Qualification } from '../words/oso.ts'
import { changeWords, historyWords } from '../words/region-oso.ts'

type Change = Qualification['history'][number]

export function FactHistory({ history }: { readonly history: readonly Change[] }) {
  if (history.length === 0) return <p className="nl-paragraph">{historyWords.none}</p>
  return (
    <ol className="history">
      {history.map((change, at) => (
        <li key={`${change.at} ${at}`}>
          <Said change={change} />
        </li>
      ))}
    </ol>
  )
}

function Said({ change }: { readonly change: Change }) {
  const { at, by, source, changes, pupilSystem, note } = change
  return (
    <>
      <p className="history__when">
        {historyWords.when(at, osoWords.statedByNames[by])} <span className="soft">({osoWords.sourceNames[source]})</span>
      </p>
      <ul>
        {changes.map((each) => (
          <li key={each.fact}>{changeWords(change, each)}</li>
        ))}
        {pupilSystem && <li>{historyWords.system(pupilSystem.before, pupilSystem.after)}</li>}
      </ul>
      {note && <p className="step__quote">{note}</p>}
    </>
  )
}
