// One step in the picture of the year: a link to its row, or a mark that the arrow keys move day by day.
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef } from 'react'
import { dayNumber } from '../../calendar/days.ts'
import { movedBy } from '../../calendar/draft.ts'
import { type Band, reachOf, type TimelineStep } from '../../calendar/timeline.ts'
import { calendarWords as words } from '../../words/calendar.ts'
import { whenDue } from '../../words/dates.ts'
import { audienceLine, type Step } from '../../words/steps.ts'

export interface MarkProps {
  readonly one: TimelineStep
  readonly band: Band
  /** Something speaks against it. */
  readonly marked: boolean
  /** Where it stands in the published calendar, when that is elsewhere. */
  readonly ghostX: number | undefined
  readonly gone: boolean
  readonly year: string
  readonly onMove: ((step: Step) => void) | undefined
}

function goToRow(id: string) {
  const field = document.getElementById(`on-${id}`) ?? document.getElementById(`rij-${id}`)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}

const days: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 }

export function Mark(props: MarkProps) {
  const { one, marked, gone, onMove } = props
  const { step, label } = one
  const name = `${step.title}, ${audienceLine(step.audience)}${marked ? `, ${words.severity.warning.toLowerCase()}` : ''}`
  const className = `point band--${props.band}${gone ? ' point--gone' : ''}`
  if (onMove && !gone) return <Movable {...props} name={name} className={className} onMove={onMove} />
  const go = (event: MouseEvent) => {
    event.preventDefault()
    goToRow(step.id)
  }
  return (
    <a href={`#rij-${step.id}`} aria-label={`${label}, ${name}, ${whenDue(step).toLowerCase()}`} className={className} onClick={go}>
      <Drawn {...props} />
    </a>
  )
}

interface MovableProps extends MarkProps {
  readonly name: string
  readonly className: string
  readonly onMove: (step: Step) => void
}

/** A slider: a screen reader hands it the arrow keys, and says the new date by itself. */
function Movable(props: MovableProps) {
  const { one, year, onMove, name, className } = props
  const { step } = one
  const mark = useRef<SVGGElement>(null)
  const start = useRef<Step>(undefined)
  const moving = useRef(false)
  const reach = reachOf(year)
  // Drawn elsewhere, perhaps in another order: the focus goes along.
  useLayoutEffect(() => {
    if (!moving.current) return
    mark.current?.focus({ preventScroll: true })
    moving.current = false
    mark.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [step.on])
  const move = (next: Step) => {
    if (next.on < reach.first || next.on > reach.last || next.on === step.on) return
    moving.current = true
    onMove(next)
  }
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const by = days[event.key]
    if (by !== undefined) move(movedBy(step, by))
    else if (event.key === 'Escape' && start.current) move({ ...step, on: start.current.on, ...(start.current.from && { from: start.current.from }) })
    else if (event.key === 'Enter') goToRow(step.id)
    else return
    event.preventDefault()
  }
  return (
    <g
      ref={mark}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={dayNumber(reach.first)}
      aria-valuemax={dayNumber(reach.last)}
      aria-valuenow={dayNumber(step.on)}
      aria-valuetext={whenDue(step)}
      aria-describedby="picture-keys"
      className={className}
      onFocus={() => {
        if (!moving.current) start.current = step
      }}
      onKeyDown={press}
      onClick={() => goToRow(step.id)}
    >
      <Drawn {...props} />
    </g>
  )
}

function Drawn({ one, band, marked, ghostX }: MarkProps) {
  const { x, fromX, y, label, before } = one
  const room = label.length * 7.1
  return (
    <>
      <rect className="point__area" x={before ? fromX - room - 16 : fromX - 9} y={y - 12} width={x - fromX + room + 26} height="24" rx="4" />
      {/* Under the name, from where it was to where it is. */}
      {ghostX !== undefined && (
        <g aria-hidden="true" className="point__ghost">
          <path d={`M${ghostX} ${y + 11}H${x}`} />
          <circle cx={ghostX} cy={y + 11} r="3" />
        </g>
      )}
      {fromX < x && <rect className="point__span" x={fromX} y={y - 4} width={x - fromX} height="8" rx="4" />}
      <Shape band={band} x={x} y={y} />
      {marked && <circle className="point__care" cx={x + 6} cy={y - 6} r="4" />}
      <text x={before ? fromX - 10 : x + 11} y={y + 5} textAnchor={before ? 'end' : 'start'}>
        {label}
      </text>
    </>
  )
}

/** Each side has a shape of its own, so that nobody needs the colours. */
function Shape({ band, x, y }: { readonly band: Band; readonly x: number; readonly y: number }) {
  if (band === 'po') return <circle cx={x} cy={y} r="6" />
  if (band === 'vo') return <rect x={x - 5.5} y={y - 5.5} width="11" height="11" rx="1.5" />
  if (band === 'both') return <path d={`M${x} ${y - 7.5}l7.5 7.5-7.5 7.5-7.5-7.5z`} />
  return <path d={`M${x} ${y - 7}l7 12.5h-14z`} />
}
