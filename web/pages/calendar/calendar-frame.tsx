// The menu of the calendar: the draft, what is published, the mails to come, the versions.
import { NavLink, Outlet } from 'react-router'
import { menuWords as words } from '../../words/planning.ts'
import { useYear } from '../region/year-frame.tsx'

const pages = [
  ['kalender', words.draft],
  ['kalender/gepubliceerd', words.published],
  ['kalender/geplande-mails', words.mails],
  ['kalender/versies', words.versions],
] as const

export function CalendarFrame() {
  const { to } = useYear()
  return (
    <>
      <nav className="sub-nav" aria-label={words.label}>
        <ul>
          {pages.map(([page, name]) => (
            <li key={page}>
              <NavLink to={to(page)} end={page === 'kalender'}>
                {name}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  )
}
