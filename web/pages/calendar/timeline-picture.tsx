// The year as a picture: months from left to right, each step as a mark with its name. The table below says the same in text.
import type { Compared } from '../../calendar/compared.ts'
import { dayNumber, type Holiday } from '../../calendar/days.ts'
import { headHeight, perDay, type Timeline, timelineOf } from '../../calendar/timeline.ts'
import { now } from '../../today.ts'
import { calendarWords as words } from '../../words/calendar.ts'
import { briefDay, onTheWall } from '../../words/dates.ts'
import { tryWords } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { Mark } from './timeline-mark.tsx'

interface TimelinePictureProps {
  readonly steps: readonly Step[]
  readonly year: string
  readonly schoolHolidays: readonly Holiday[]
  /** Steps that something speaks against. */
  readonly marked: ReadonlySet<string>
  /** What became of each step of the published calendar; those that are gone stand in `steps` too. */
  readonly rows?: readonly Compared[]
  /** Where it is given, the arrow keys move a step. */
  readonly onMove?: (step: Step) => void
}

/** What is said behind the name of a step that differs, in words. */
function notesOf(rows: readonly Compared[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap((row): [string, string][] => {
      if (row.kind === 'moved') return [[row.step.id, tryWords.wasShort(briefDay(row.before.on))]]
      if (row.kind === 'added') return [[row.step.id, tryWords.newShort]]
      return row.kind === 'removed' ? [[row.step.id, tryWords.goneShort]] : []
    }),
  )
}

export function TimelinePicture({ steps, year, schoolHolidays, marked, rows = [], onMove }: TimelinePictureProps) {
  const timeline = timelineOf(steps, year, schoolHolidays, notesOf(rows))
  if (!timeline) return null
  const byId = new Map(rows.map((row) => [row.step.id, row]))
  const ghostOf = (id: string) => {
    const row = byId.get(id)
    if (row?.kind !== 'moved' || row.before.on === row.step.on) return undefined
    return (dayNumber(row.before.on) - dayNumber(timeline.first)) * perDay + perDay / 2
  }
  const days = steps.map((step) => step.on).filter(Boolean).sort()
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.pictureTitle}</h2>
      <p className="nl-paragraph soft">{words.pictureHint}</p>
      {onMove && (
        <p className="nl-paragraph soft" id="picture-keys">
          {tryWords.keys}
        </p>
      )}
      <div className="timeline">
        <svg className="timeline__names" width="96" height={timeline.height} aria-hidden="true" focusable="false">
          {timeline.bands.map(({ band, y, height }) => (
            <g key={band}>
              <rect x="0" y={y} width="6" height={height - 4} className={`band band--${band}`} rx="3" />
              <text x="14" y={y + 20}>
                {words.bands[band]}
              </text>
            </g>
          ))}
        </svg>
        <div className="timeline__scroll" tabIndex={0} role="region" aria-label={words.pictureLabel}>
          <svg
            width={timeline.width}
            height={timeline.height}
            role="group"
            aria-label={words.pictureSummary(days.length, days[0]!, days.at(-1)!)}
          >
            <Backdrop timeline={timeline} />
            {timeline.bands.map(({ band, steps: inBand }) => (
              <g key={band}>
                {inBand.map((one) => (
                  <Mark
                    key={one.step.id}
                    one={one}
                    band={band}
                    marked={marked.has(one.step.id)}
                    ghostX={ghostOf(one.step.id)}
                    gone={byId.get(one.step.id)?.kind === 'removed'}
                    year={year}
                    onMove={onMove}
                  />
                ))}
              </g>
            ))}
          </svg>
        </div>
      </div>
      <p className="timeline__key" aria-hidden="true">
        <span className="timeline__swatch timeline__swatch--free" /> {words.weekend}
        <span className="timeline__swatch timeline__swatch--school" /> {words.schoolHoliday}
      </p>
    </section>
  )
}

function Backdrop({ timeline }: { readonly timeline: Timeline }) {
  const { height, width, months, free, signs, bands, first } = timeline
  const today = (dayNumber(onTheWall(now()).day) - dayNumber(first)) * perDay
  return (
    <g aria-hidden="true">
      {free.map((one) => (
        <rect
          key={`${one.kind} ${one.x}`}
          className={`free free--${one.kind}`}
          x={one.x}
          y={headHeight - 4}
          width={one.width}
          height={height - headHeight + 4}
        />
      ))}
      {months.map(({ x, name }) => (
        <g key={x}>
          <line className="grid" x1={x} x2={x} y1="0" y2={height} />
          <text className="month" x={x + 6} y="18">
            {name}
          </text>
        </g>
      ))}
      {bands.slice(1).map(({ band, y }) => (
        <line key={band} className="grid" x1="0" x2={width} y1={y - 2} y2={y - 2} />
      ))}
      {signs.map(({ x, text, row }) => (
        <g key={`${text} ${x}`} className="sign">
          <line x1={x} x2={x} y1={row === 0 ? 40 : 58} y2={height} />
          <text x={x} y={row === 0 ? 37 : 55} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      {today >= 0 && today <= width && (
        <g className="today">
          <line x1={today} x2={today} y1="26" y2={height} />
          <text x={today + 5} y="36">
            {words.today}
          </text>
        </g>
      )}
    </g>
  )
}
