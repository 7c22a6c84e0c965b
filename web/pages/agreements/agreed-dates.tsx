// The dates of one agreement, of each round and route that the region has.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { agreementsWords as words } from '../../words/agreements.ts'
import { whenDue } from '../../words/dates.ts'
import { roundLine } from '../../words/steps.ts'

type AgreedDate = Answer<'getAgreements'>['dates']['public'][number]

export function AgreedDates({ title, dates }: { readonly title: string; readonly dates: readonly AgreedDate[] }) {
  const inOrder = [...dates].sort((a, b) => a.on.localeCompare(b.on) || (a.at ?? '24').localeCompare(b.at ?? '24'))
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{title}</h2>
      {inOrder.length === 0 ? (
        <p className="nl-paragraph">{words.noDates}</p>
      ) : (
        <ul className="dates">
          {inOrder.map((date) => (
            <li key={date.id}>
              <strong>{date.title}</strong>
              <span>{whenDue(date)}</span>
              {roundLine(date) && <span className="soft small">{roundLine(date)}</span>}
              {date.note && <span className="soft small">{date.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
