// What speaks against going out: errors that forbid it, and warnings that each want a tick.
import type { ReactNode } from 'react'
import { type Conflict, isError, tickField } from '../../calendar/ticks.ts'
import { Check } from '../../parts/choices.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useSession } from '../../session.tsx'
import { longMoment } from '../../words/dates.ts'
import { tickWords as words } from '../../words/planning.ts'

interface ConflictTicksProps {
  readonly conflicts: readonly Conflict[]
  readonly ticked: ReadonlySet<string>
  /** Left out for who only looks along. */
  readonly onTick?: ((ticked: ReadonlySet<string>) => void) | undefined
  readonly faultAt: (field: string) => string | undefined
  /** What stands behind a conflict: the way to its step, or a way out. */
  readonly children: (conflict: Conflict) => ReactNode
}

export function ConflictTicks({ conflicts, ticked, onTick, faultAt, children }: ConflictTicksProps) {
  const errors = conflicts.filter(isError)
  const warnings = conflicts.filter((conflict) => !isError(conflict))
  const toggle = (key: string) => {
    const next = new Set(ticked)
    if (!next.delete(key)) next.add(key)
    onTick?.(next)
  }
  return (
    <>
      {errors.length > 0 && (
        <Notice kind="wrong" title={words.errorsTitle}>
          <ul>
            {errors.map((conflict) => (
              <li key={conflict.key}>
                {conflict.message} {children(conflict)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {warnings.length > 0 && (
        <section>
          <h3 className="nl-heading nl-heading--level-3">{words.title}</h3>
          <p className="nl-paragraph">{words.text}</p>
          {warnings.map((conflict) => (
            <Warning
              key={conflict.key}
              conflict={conflict}
              checked={ticked.has(conflict.key)}
              onToggle={onTick && (() => toggle(conflict.key))}
              missing={faultAt(tickField(conflict)) !== undefined}
              aside={children(conflict)}
            />
          ))}
        </section>
      )}
    </>
  )
}

interface WarningProps {
  readonly conflict: Conflict
  readonly checked: boolean
  readonly onToggle: (() => void) | undefined
  readonly missing: boolean
  readonly aside: ReactNode
}

function Warning({ conflict, checked, onToggle, missing, aside }: WarningProps) {
  const { message, accepted } = conflict
  const id = tickField(conflict)
  return (
    <div className={`tick${missing ? ' tick--fault' : ''}`} role="group" aria-labelledby={`${id}-text`}>
      <p id={`${id}-text`}>{message}</p>
      {aside}
      {missing && <p className="field__fault">{words.missingHere}</p>}
      {accepted ? <SeenBy {...accepted} /> : onToggle && <Check id={id} label={words.tick} checked={checked} onChange={onToggle} />}
    </div>
  )
}

/** Who let it pass before, and when. */
function SeenBy({ by, at }: { readonly by: string; readonly at: string }) {
  const who = useWho()
  return <p className="soft">{words.accepted(who(by), longMoment(at))}</p>
}

/** A person of the region as this reader knows them: "u", or a colleague. */
export function useWho(): (by: string) => string {
  const { sub } = useSession()
  return (by) => (by === sub ? words.you : words.colleague)
}
