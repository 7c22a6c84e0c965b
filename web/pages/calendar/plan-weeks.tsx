// How many mails go out each week, as a small picture; the list below says the same in text.
import { namedWeeks, type PlanLine, weeksOf } from '../../calendar/mail-plan.ts'
import { briefDay } from '../../words/dates.ts'
import { planWords as words } from '../../words/mail-plan.ts'

const perWeek = 18
const top = 16
const high = 84

export function PlanWeeks({ lines }: { readonly lines: readonly PlanLine[] }) {
  const weeks = weeksOf(lines)
  if (weeks.length === 0) return null
  const named = namedWeeks(weeks)
  const busiest = weeks.reduce((most, week) => (week.mails > most.mails ? week : most))
  // The last name of a month needs room too.
  const width = weeks.length * perWeek + 48
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.weeksTitle}</h2>
      <p className="nl-paragraph">{words.busiest(busiest.monday, busiest.mails)}</p>
      <div className="weeks" tabIndex={0} role="region" aria-label={words.weeksScroll}>
        <svg width={width} height={top + high + 24} role="img" aria-label={words.weeksLabel(weeks.length, busiest.monday, busiest.mails)}>
          <line x1="0" x2={width} y1={top + high} y2={top + high} />
          {weeks.map(({ monday, mails }, index) => {
            const height = mails === 0 ? 0 : Math.max(2, (mails / busiest.mails) * high)
            return (
              <g key={monday}>
                <rect x={index * perWeek + 4} y={top + high - height} width={perWeek - 6} height={height} rx="2" />
                {monday === busiest.monday && (
                  <text x={index * perWeek + perWeek / 2 + 1} y="12" textAnchor="middle">
                    {mails}
                  </text>
                )}
                {named.has(monday) && (
                  <text x={index * perWeek + 4} y={top + high + 17}>
                    {briefDay(monday).split(' ')[1]}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      </div>
    </section>
  )
}
