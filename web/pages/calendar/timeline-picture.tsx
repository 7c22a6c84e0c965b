// The year as a picture: months from left to right, each step as a mark with its name. The table below says the same in text.
import type { MouseEvent } from 'react'
import { type Band, headHeight, type Timeline, type TimelineStep, timelineOf } from '../../calendar/timeline.ts'
import { dayNumber } from '../../calendar/days.ts'
import { perDay } from '../../calendar/timeline.ts'
import { now } from '../../today.ts'
import { calendarWords as words } from '../../words/calendar.ts'
import { onTheWall, whenDue } from '../../words/dates.ts'
import { audienceLine, type Step } from '../../words/steps.ts'

interface TimelinePictureProps {
  readonly steps: readonly Step[]
  readonly year: string
  readonly schoolHolidays: readonly { readonly name: string; readonly first: string; readonly last: string }[]
  /** Steps that something speaks against. */
  readonly marked: ReadonlySet<string>
}

export function TimelinePicture({ steps, year, schoolHolidays, marked }: TimelinePictureProps) {
  const timeline = timelineOf(steps, year, schoolHolidays)
  if (!timeline) return null
  const days = steps.map((step) => step.on).filter(Boolean).sort()
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.pictureTitle}</h2>
      <p className="nl-paragraph soft">{words.pictureHint}</p>
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
                  <Mark key={one.step.id} one={one} band={band} marked={marked.has(one.step.id)} />
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

function go(event: MouseEvent, id: string) {
  event.preventDefault()
  const field = document.getElementById(`on-${id}`) ?? document.getElementById(`rij-${id}`)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}

function Mark({ one, band, marked }: { readonly one: TimelineStep; readonly band: Band; readonly marked: boolean }) {
  const { step, x, fromX, y, label, before } = one
  const title = label.endsWith('…') ? ` ${step.title}` : ''
  const name = `${label}${title}, ${whenDue(step).toLowerCase()}, ${audienceLine(step.audience)}${marked ? `, ${words.severity.warning.toLowerCase()}` : ''}`
  return (
    <a href={`#rij-${step.id}`} aria-label={name} className={`point band--${band}`} onClick={(event) => go(event, step.id)}>
      <rect
        className="point__area"
        x={before ? fromX - label.length * 7.1 - 16 : fromX - 9}
        y={y - 12}
        width={x - fromX + label.length * 7.1 + 26}
        height="24"
        rx="4"
      />
      {fromX < x && <rect className="point__span" x={fromX} y={y - 4} width={x - fromX} height="8" rx="4" />}
      <Shape band={band} x={x} y={y} />
      {marked && <circle className="point__care" cx={x + 6} cy={y - 6} r="4" />}
      <text x={before ? fromX - 10 : x + 11} y={y + 5} textAnchor={before ? 'end' : 'start'}>
        {label}
      </text>
    </a>
  )
}

/** Each side has a shape of its own, so that nobody needs the colours. */
function Shape({ band, x, y }: { readonly band: Band; readonly x: number; readonly y: number }) {
  if (band === 'po') return <circle cx={x} cy={y} r="6" />
  if (band === 'vo') return <rect x={x - 5.5} y={y - 5.5} width="11" height="11" rx="1.5" />
  if (band === 'both') return <path d={`M${x} ${y - 7.5}l7.5 7.5-7.5 7.5-7.5-7.5z`} />
  return <path d={`M${x} ${y - 7}l7 12.5h-14z`} />
}
