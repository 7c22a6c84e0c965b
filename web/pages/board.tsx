// What a school board can do now: nothing is asked of it yet, and whom to call.
import { Empty } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { useSession } from '../session.tsx'
import { yearName } from '../words/dates.ts'
import { boardWords as words } from '../words/messages.ts'
import { roleNames } from '../words/roles.ts'

export function Board() {
  const { role } = useSession()
  const regions = role?.years ?? []
  return (
    <Page title={words.title} lead={role?.boardId ? words.lead(role.boardId) : roleNames.board}>
      <Empty title={words.nothing} text={words.nothingText}>
        <p className="nl-paragraph">{words.ask}</p>
      </Empty>
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
