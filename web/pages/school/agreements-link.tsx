// The way to what the region agreed, for who reads about a school.
import { Link } from 'react-router'
import { agreementsAddress } from '../../roles.ts'
import { agreementsWords as words } from '../../words/agreements.ts'

export function AgreementsLink({ regionId, year }: { readonly regionId: string; readonly year: string }) {
  return (
    <p className="nl-paragraph after-list">
      <Link className="nl-link" to={agreementsAddress(regionId, year)}>
        {words.link}
      </Link>
    </p>
  )
}
