// A board answers once for all of its schools: what it fills in, for which schools that counts, and what followed.
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { type Ready, useAnswer } from '../../api/use-answer.ts'
import type { BoardSchool } from '../../board-reach.ts'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { useSession } from '../../session.tsx'
import { showingTheirs } from '../../showing-theirs.ts'
import { now } from '../../today.ts'
import { boardWords, stateOnceWords as words } from '../../words/board.ts'
import { onTheWall } from '../../words/dates.ts'
import { roleNames } from '../../words/roles.ts'
import { bodyOf, type BoardTyped, faultsIn } from './board-typed.ts'
import { StateFields } from './state-fields.tsx'
import { StateReview } from './state-review.tsx'
import { WhatFollowed } from './what-followed.tsx'

export function StateOnce() {
  const { role } = useSession()
  return role?.boardId ? <OfBoard boardId={role.boardId} /> : <Page title={words.title} lead={roleNames.board} />
}

function OfBoard({ boardId }: { readonly boardId: string }) {
  const answer = useAnswer('getBoardOverview', { params: { boardId } })
  return <Loaded answer={answer}>{(ready) => <Statement ready={ready} replace={answer.replace} again={answer.again} />}</Loaded>
}

interface StatementProps {
  readonly ready: Ready<'getBoardOverview'>
  readonly replace: (data: Ready<'getBoardOverview'>['data'], etag: string) => void
  readonly again: () => Promise<void>
}

const today = () => onTheWall(now()).day
const back = { to: '/bestuur', name: boardWords.title }
const fieldFor = (path: string) => (path.endsWith('.on') ? 'on' : path.split('.')[0]!)

function Statement({ ready, replace, again }: StatementProps) {
  const known = ready.data
  const only = known.mandates.length === 1 ? known.mandates[0]!.pupilSystem : ''
  const begun: BoardTyped = { agreement: '', mandate: '', system: only, on: today() }
  const [typed, setTyped] = useTyped<BoardTyped>('board-facts', begun)
  const [at, setAt] = useState<'fill' | 'check' | 'done'>('fill')
  /** The schools as they were before. */
  const [before, setBefore] = useState<readonly BoardSchool[]>([])
  const check = () => faultsIn(typed, today())
  const { busy, faults, faultAt, send, clear } = useSending(fieldFor, check)
  const moved = useRef(false)
  useEffect(() => {
    if (moved.current) document.querySelector('h1')?.focus()
    moved.current = true
  }, [at])
  const submit = async () => {
    const isSent = await send(check(), async () => {
      const state = () => call('putBoardQualification', { params: { boardId: known.boardId }, body: bodyOf(typed), ifMatch: ready.etag })
      const said = await showingTheirs(state, again, words.changed)
      setBefore(known.schools)
      replace(said.data, said.etag)
    })
    setAt(isSent ? 'done' : 'fill')
  }
  const fillAgain = (system: string) => {
    clear()
    setTyped({ ...begun, system, mandate: 'yes' })
    setAt('fill')
  }
  if (at === 'done') return <WhatFollowed typed={typed} data={known} before={before} today={today()} onAgain={fillAgain} back={back} />
  const isTyped = typed.agreement !== '' || typed.mandate !== ''
  return (
    <Page title={at === 'check' ? words.checkTitle : words.title} lead={at === 'check' ? undefined : words.lead} back={back} faults={at === 'check' ? [] : faults}>
      <LeaveGuard when={isTyped && !busy} text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
      {at === 'fill' ? (
        <StateFields
          typed={typed}
          known={known}
          today={today()}
          onChange={setTyped}
          faultAt={faultAt}
          onSubmit={() =>
            void send(check(), async () => {
              setAt('check')
            })
          }
        />
      ) : (
        <>
          <StateReview typed={typed} schools={known.schools} today={today()} busy={busy} onSend={() => void submit()} onBack={() => setAt('fill')} />
          {busy && <Progress text={words.busy} />}
        </>
      )}
    </Page>
  )
}
