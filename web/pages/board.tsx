// What a school board sees first: all of its schools in every region, and what it stated for them.
import { useAnswer } from '../api/use-answer.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { useSession } from '../session.tsx'
import { boardWords as words } from '../words/board.ts'
import { roleNames } from '../words/roles.ts'
import { BoardOverview } from './board/overview.tsx'

export function Board() {
  const { role } = useSession()
  return (
    <Page title={words.title} lead={role?.boardId ? words.lead(role.boardId) : roleNames.board}>
      {role?.boardId && <OfBoard boardId={role.boardId} />}
    </Page>
  )
}

function OfBoard({ boardId }: { readonly boardId: string }) {
  const answer = useAnswer('getBoardOverview', { params: { boardId } })
  return <Loaded answer={answer}>{({ data }) => <BoardOverview data={data} />}</Loaded>
}
