// Of how many schools exchanging by OSO works: now, at the end of last year and in the Netherlands before, and what the others lack.
import { Link } from 'react-router'
import { useAnswer } from '../../../api/use-answer.ts'
import { LabelMark } from '../../../parts/label-mark.tsx'
import { lastDayOf } from '../../../school-years.ts'
import { useSession } from '../../../session.tsx'
import { labelsInOrder } from '../../../words/oso.ts'
import { nationalShares, type Overview, overviewWords as words, percentOf } from '../../../words/overview.ts'
import { useYear } from '../year-frame.tsx'

type Connection = Overview['connection']

const sides = ['po', 'vo'] as const

/** "2025-2026" of 2026-2027. */
function yearBefore(year: string): string {
  const first = Number(year.slice(0, 4)) - 1
  return `${first}-${first + 1}`
}

interface ConnectionProps {
  readonly connection: Connection
  /** The school year is over: this is how it ended. */
  readonly over: boolean
}

export function ConnectionPart({ connection, over }: ConnectionProps) {
  const { regionId, year, to } = useYear()
  const { role } = useSession()
  const before = yearBefore(year)
  const hasBefore = role?.years?.some((one) => one.regionId === regionId && one.year === before) === true
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.connectionTitle}</h2>
      {hasBefore ? <WithLastYear regionId={regionId} before={before} connection={connection} over={over} /> : <Sides connection={connection} over={over} />}
      <ul className="link-row">
        <li>
          <Link className="nl-link" to={to('koppels')}>
            {words.toPairs}
          </Link>
        </li>
        <li>
          <Link className="nl-link" to={to('groei')}>
            {words.toReadiness}
          </Link>
        </li>
        <li>
          <Link className="nl-link" to={to('aansluiting-inlezen')}>
            {words.toImport}
          </Link>
        </li>
      </ul>
    </section>
  )
}

interface WithLastYearProps extends ConnectionProps {
  readonly regionId: string
  readonly before: string
}

/** Last year is beside the point until it is there: this year does not wait for it. */
function WithLastYear({ regionId, before, ...given }: WithLastYearProps) {
  const answer = useAnswer('getOverview', { params: { regionId, year: before }, query: { atEnd: 'true' } })
  return <Sides {...given} {...(answer.state === 'ready' && { last: { year: before, connection: answer.data.connection } })} />
}

interface SidesProps extends ConnectionProps {
  readonly last?: { readonly year: string; readonly connection: Connection }
}

function Sides({ connection, over, last }: SidesProps) {
  const { year } = useYear()
  return (
    <div className="shares">
      {sides.map((side) => (
        <div key={side}>
          <h3 className="nl-heading nl-heading--level-3">{words.sides[side]}</h3>
          <ul className="share">
            <Bar name={over ? words.shareAtEnd(lastDayOf(year)) : words.shareNow} percent={percentOf(connection[side].connected, connection[side].schools)} text={words.shareText(connection[side].connected, connection[side].schools)} isNow />
            {last && last.connection[side].schools > 0 && (
              <Bar
                name={words.shareLastYear(last.year)}
                percent={percentOf(last.connection[side].connected, last.connection[side].schools)}
                text={words.shareText(last.connection[side].connected, last.connection[side].schools)}
              />
            )}
            <Bar name={words.shareNational} percent={nationalShares[side]} text={words.shareNationalText(nationalShares[side])} />
          </ul>
          <Labels side={side} share={connection[side]} over={over} />
        </div>
      ))}
    </div>
  )
}

interface BarProps {
  readonly name: string
  readonly percent: number | undefined
  readonly text: string
  readonly isNow?: boolean
}

function Bar({ name, percent = 0, text, isNow = false }: BarProps) {
  return (
    <li className={isNow ? 'share__now' : undefined}>
      <span className="share__name">{name}</span>
      <svg className="share__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="share__all" width="100" height="10" />
        <rect className="share__part" width={percent} height="10" />
      </svg>
      <span className="share__text number">{text}</span>
    </li>
  )
}

interface LabelsProps {
  readonly side: 'po' | 'vo'
  readonly share: Connection['po']
  readonly over: boolean
}

/** What the schools of one side are called, each with the way to them; the list of schools knows only what they are called now. */
function Labels({ side, share, over }: LabelsProps) {
  const { to } = useYear()
  const counts = new Map(share.labels.map(({ label, schools }) => [label, schools]))
  const present = labelsInOrder.filter((label) => (counts.get(label) ?? 0) > 0)
  if (present.length === 0) return null
  return (
    <ul className="labels" aria-label={words.labelsTitle(words.sides[side])}>
      {present.map((label) => (
        <li key={label}>
          <LabelMark label={label} />
          {over ? (
            <span className="number">{words.labelSchools(counts.get(label) ?? 0)}</span>
          ) : (
            <Link className="nl-link number" to={to(`scholen?aansluiting=${label}&kant=${side}`)}>
              {words.labelSchools(counts.get(label) ?? 0)}
              <span className="only-heard"> ({words.sides[side]})</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
