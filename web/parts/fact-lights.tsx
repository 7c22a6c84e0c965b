// The four facts of a school's connection to OSO as lights: each in words, with its date, who said so and how old it is.
import { now } from '../today.ts'
import { onTheWall } from '../words/dates.ts'
import { ageOf, type Fact, type FactName, factNames, osoWords as words } from '../words/oso.ts'
import { type MarkKind, StatusMark } from './status-mark.tsx'

const kindOf = ({ state, recheck }: Fact): MarkKind => (state === 'unknown' ? 'plain' : recheck ? 'busy' : state === 'yes' ? 'good' : 'wrong')

export function FactLights({ facts }: { readonly facts: Readonly<Record<FactName, Fact>> }) {
  const today = onTheWall(now()).day
  return (
    <ul className="lights">
      {factNames.map((name) => (
        <li key={name}>
          <div className="lights__head">
            <strong>{words.factNames[name]}</strong>
            <StatusMark kind={kindOf(facts[name])}>{words.stateNames[facts[name].state]}</StatusMark>
          </div>
          <p className="lights__said">
            <Said fact={facts[name]} today={today} />
          </p>
          <p className="lights__text">{words.factTexts[name]}</p>
        </li>
      ))}
    </ul>
  )
}

function Said({ fact: { state, on, source, recheck }, today }: { readonly fact: Fact; readonly today: string }) {
  if (state === 'unknown' || !on || !source) return <span className="soft">{words.notSaid}</span>
  return (
    <>
      {words.saidOn(source, on)}, {ageOf(on, today)}.{recheck && <strong> {words.recheckText}</strong>}
    </>
  )
}
