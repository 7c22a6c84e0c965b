// Tasks that nobody can do for the school: what was fetched and has to go.
import { Link } from 'react-router'
import { Notice } from '../../parts/notice.tsx'
import { applicationStateNames, type Delivery } from '../../words/deliveries.ts'
import { fetchingWords as words } from '../../words/fetching.ts'
import { nameOf } from './deliveries.ts'
import { useFetching } from './fetching-frame.tsx'

export function ToDelete({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const { to } = useFetching()
  if (deliveries.length === 0) return null
  return (
    <Notice kind="wrong" title={words.deleteTitle(deliveries.length)}>
      <p className="nl-paragraph">{words.deleteText}</p>
      <ul>
        {deliveries.map((delivery) => (
          <li key={delivery.applicationId}>
            <Link className="nl-link" to={to(delivery.applicationId)}>
              {nameOf(delivery, words.number)}
            </Link>
            {`, ${delivery.poSchoolName}: ${delivery.endedAt ? applicationStateNames[delivery.state].toLowerCase() : words.recalled}`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
