// The way to the other school years of the same place.
import { Link } from 'react-router'
import { general } from '../words/general.ts'
import { yearName } from '../words/dates.ts'

interface OtherYearsProps {
  readonly years: readonly (readonly [year: string, to: string])[]
  readonly onChoose?: () => void
}

export function OtherYears({ years, onChoose }: OtherYearsProps) {
  if (years.length === 0) return null
  return (
    <p className="other-years">
      {general.otherYear}{' '}
      {years.map(([year, to]) => (
        <Link key={year} className="nl-link" to={to} onClick={onChoose}>
          {yearName(year)}
        </Link>
      ))}
    </p>
  )
}
