// Buttons, and links that look like one.
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'react-router'

export type ButtonKind = 'primary' | 'secondary' | 'subtle' | 'danger'

const classes = (kind: ButtonKind) => (kind === 'danger' ? 'nl-button nl-button--subtle app-button--danger' : `nl-button nl-button--${kind}`)

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> {
  readonly kind?: ButtonKind
  /** Stays in the tab order while it waits, so that the focus does not get lost. */
  readonly busy?: boolean
  /** What the button is about, for who hears it apart from its surroundings. */
  readonly about?: string | undefined
}

export function Button({ kind = 'secondary', busy = false, about, type = 'button', children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`${classes(kind)}${busy ? ' nl-button--busy' : ''}`}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      <span className="nl-button__label">
        {children}
        {about && <span className="only-heard">{about}</span>}
      </span>
    </button>
  )
}

interface ButtonLinkProps {
  readonly to: string
  readonly kind?: ButtonKind
  readonly children: ReactNode
}

export function ButtonLink({ to, kind = 'secondary', children }: ButtonLinkProps) {
  return (
    <Link to={to} className={classes(kind)}>
      {children}
    </Link>
  )
}
