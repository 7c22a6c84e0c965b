// What stands around every page: the way past the menu, the product, who is signed in, and that the session has ended.
import { type MouseEvent, useEffect, useRef } from 'react'
import { Link, Outlet, ScrollRestoration } from 'react-router'
import { hasChoice } from '../roles.ts'
import { useSession } from '../session.tsx'
import { signIn, signOut } from '../sign-in.ts'
import { faults, general, product } from '../words/general.ts'
import { type RoleEntry, roleNames } from '../words/roles.ts'
import { Button } from './button.tsx'
import { EmailText } from './email-text.tsx'

export function Frame() {
  return (
    <>
      <a className="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud" onClick={toContent}>
        {general.skip}
      </a>
      <Header />
      <Outlet />
      <footer className="app-footer">
        <div className="inside">{general.footer}</div>
      </footer>
      <ScrollRestoration />
    </>
  )
}

/** Moves the focus and leaves the address alone: behind its `#` may stand the token of a link. */
function toContent(event: MouseEvent): void {
  event.preventDefault()
  document.getElementById('inhoud')?.focus()
}

/** The part of the page that changes; a year's menu stands above it. */
export function Main({ children }: { readonly children: React.ReactNode }) {
  return (
    <main className="app-main" id="inhoud" tabIndex={-1} data-quiet-focus>
      <div className="inside">
        <SessionEnded />
        {children}
      </div>
    </main>
  )
}

export function PlainMain() {
  return (
    <Main>
      <Outlet />
    </Main>
  )
}

function Header() {
  const { state, role, roles, email } = useSession()
  return (
    <header className="app-header">
      <div className="inside">
        <Link to="/" className="app-brand">
          <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M8 21a8 8 0 0 1 16 0" fill="none" stroke="#f2c14e" strokeWidth="3" strokeLinecap="round" />
            <circle cx="8" cy="22" r="4" fill="#fff" />
            <circle cx="24" cy="22" r="4" fill="#fff" />
          </svg>
          <span>{product}</span>
        </Link>
        {state === 'in' && (
          <div className="app-who">
            <span className="app-who__name">
              {email && (
                <>
                  <span className="only-heard">{general.signedInAs} </span>
                  <EmailText email={email} />
                </>
              )}
              {role && <strong>{roleLine(role)}</strong>}
            </span>
            <span className="row">
              {hasChoice(roles) && (
                <Link className="app-who__act" to="/rollen">
                  {general.otherRole}
                </Link>
              )}
              <button type="button" className="app-who__act" onClick={() => void signOut()}>
                {general.signOut}
              </button>
            </span>
          </div>
        )}
      </div>
    </header>
  )
}

/** "Regionaal contactpunt, Voorbeeldregio" */
export function roleLine(role: RoleEntry): string {
  const about = role.schoolName ?? role.regionName ?? role.boardId
  return about ? `${roleNames[role.role]}, ${about}` : roleNames[role.role]
}

function SessionEnded() {
  const { ended } = useSession()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (ended) panel.current?.focus()
  }, [ended])
  if (!ended) return null
  return (
    <div className="notice notice--care" role="alert" tabIndex={-1} ref={panel}>
      <p className="notice__title">{faults.expiredTitle}</p>
      <p className="nl-paragraph">{faults.expired}</p>
      <Button kind="primary" onClick={() => void signIn(location.pathname + location.search)}>
        {faults.signInAgain}
      </Button>
    </div>
  )
}
