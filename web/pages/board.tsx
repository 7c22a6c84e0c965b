// What a school board can do: state that it signed the processing agreement, see for which schools, and whom to call.
import { Page } from '../parts/page.tsx'
import { useSession } from '../session.tsx'
import { yearName } from '../words/dates.ts'
import { boardWords as words } from '../words/messages.ts'
import { roleNames } from '../words/roles.ts'
import { ProcessingAgreement } from './board/processing-agreement.tsx'

export function Board() {
  const { role } = useSession()
  const regions = role?.years ?? []
  return (
    <Page title={words.title} lead={role?.boardId ? words.lead(role.boardId) : roleNames.board}>
      {role?.boardId && <ProcessingAgreement boardId={role.boardId} />}
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.others}</h2>
        <p className="nl-paragraph">{words.nothingText}</p>
        <p className="nl-paragraph">{words.ask}</p>
      </section>
      {regions.length > 0 && (
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{words.regions}</h2>
          <ul>
            {regions.map((one) => (
              <li key={`${one.regionId} ${one.year}`}>
                {one.regionName}, {yearName(one.year)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
