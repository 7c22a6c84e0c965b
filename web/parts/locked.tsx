// Fields that cannot be changed for a moment.
import type { ReactNode } from 'react'

interface LockedProps {
  /** While a form that closes afterwards is sent: what was typed meanwhile would go with it. */
  readonly when: boolean
  readonly children: ReactNode
}

export function Locked({ when, children }: LockedProps) {
  return (
    <fieldset className="locked" role="presentation" disabled={when}>
      {children}
    </fieldset>
  )
}
