// A pile of files with its table, its one button and its progress: for all pupils, or for one.
import { type ReactNode, useRef, useState } from 'react'
import type { Fault } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { FileDrop } from '../../parts/file-drop.tsx'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { matchFile } from '../../upload/matching.ts'
import { isAside, isChangeable, isReady, isUnderWay, isUnsent, type PileFile, progressOf } from '../../upload/pile.ts'
import { type Pile, usePile } from '../../upload/use-pile.ts'
import { pileWords as words, typeFileWords } from '../../words/attachments.ts'
import { acceptedKinds } from './file-kinds.ts'
import { PileRow } from './pile-row.tsx'
import { usePupils } from './pupils-frame.tsx'

export interface PileInUse {
  readonly pile: Pile
  readonly faults: readonly Fault[]
  /** The choosing, the table and the button. */
  readonly shown: ReactNode
}

/** What somebody still has to choose, file by file. */
function faultsIn(files: readonly PileFile[]): readonly Fault[] {
  return files.flatMap(({ id, file: { name }, dossierId, typeId }) => [
    ...(dossierId === '' ? [{ field: `${id}-pupil`, message: words.pupilFault(name) }] : []),
    ...(typeId === '' ? [{ field: `${id}-type`, message: words.typeFault(name) }] : []),
  ])
}

/** With `only` all files are of that pupil. `next` stands below once all is done. */
export function usePilePart(only: string | undefined, onKept: () => void, next?: ReactNode): PileInUse {
  const { rows, hereTypes } = usePupils()
  const pile = usePile((typeId) => hereTypes.find((type) => type.typeId === typeId)?.name ?? words.columns.file, onKept)
  const [presses, setPresses] = useState(0)
  const [attention, setAttention] = useState(false)
  const { files } = pile
  // What can never go as it is says so in its row, and holds up no other.
  const aside = files.filter((file) => isAside(file, hereTypes))
  const going = files.filter((file) => !aside.includes(file))
  const changeable = going.filter(isChangeable)
  const all = useSame(faultsIn(changeable), presses)
  const faults = presses > 0 ? all : []
  const faultAt = (field: string) => faults.find((fault) => fault.field === field)?.message

  const pupils = rows.filter(({ dossierId, listHash }) => (only === undefined ? listHash !== undefined : dossierId === only))
  const types = hereTypes.map(({ typeId, name }) => ({ typeId, name, words: typeFileWords[typeId] ?? [] }))
  const choose = (chosen: readonly File[]) => {
    setPresses(0)
    void pile.add(chosen, ({ name }) => ({ ...matchFile(name, pupils, types), ...(only !== undefined && { dossierId: only }) }))
  }
  const ready = files.filter((file) => isReady(file, hereTypes))
  const send = () => {
    setPresses(all.length > 0 ? presses + 1 : 0)
    if (all.length === 0) void pile.send(ready.map(({ id }) => id))
  }
  const shownFiles = attention ? files.filter(wantsAttention) : files
  const hasKept = files.some((file) => !wantsAttention(file))
  const shown = (
    <>
      <FileDrop
        id={`kies-${only ?? 'alle'}`} label={files.length === 0 ? words.choose : words.chooseMore} drop={words.drop} hint={words.hint} accept={acceptedKinds} onChoose={choose}
      />
      {files.length > 0 && (
        <>
          <PileProgressText files={going} aside={aside.length} />
          {hasKept && <Check label={words.onlyAsked} checked={attention} onChange={setAttention} />}
          <PileTable files={shownFiles} pile={pile} fixed={only !== undefined} faultAt={faultAt} />
          <div className="acts">
            {changeable.length > 0 && (
              <Button kind="primary" busy={files.some(isUnderWay)} onClick={send}>
                {changeable.some(({ step }) => step.state === 'broken') ? words.goOn : words.send(changeable.length)}
              </Button>
            )}
            {!going.some(isUnsent) && next}
          </div>
        </>
      )}
      <LeaveGuard when={going.some(isUnsent)} text={words.leave} leave={words.leaveGo} stay={words.leaveStay} />
    </>
  )
  return { pile, faults, shown }
}

/** The same fault is the same object until the next press: a new one would take the focus to the summary while somebody chooses in the table. */
function useSame(faults: readonly Fault[], presses: number): readonly Fault[] {
  const known = useRef(new Map<string, Fault>())
  const keyed = faults.map((fault) => [`${presses} ${fault.field} ${fault.message}`, fault] as const)
  known.current = new Map(keyed.map(([key, fault]) => [key, known.current.get(key) ?? fault]))
  return [...known.current.values()]
}

const wantsAttention = ({ step }: PileFile) => step.state !== 'accepted' && step.state !== 'there'

interface PileTableProps {
  readonly files: readonly PileFile[]
  readonly pile: Pile
  readonly fixed: boolean
  readonly faultAt: (field: string) => string | undefined
}

function PileTable({ files, pile, fixed, faultAt }: PileTableProps) {
  const { file, pupil, type, state, acts } = words.columns
  const columns = [file, ...(fixed ? [] : [pupil]), type, state]
  return (
    <table className="table table--stacks pile" role="table">
      <caption className="only-heard">{words.tableTitle}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
          <th role="columnheader" scope="col" className="table__acts">
            <span className="only-heard">{acts}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {files.map((one) => (
          <PileRow key={one.id} file={one} pile={pile} fixed={fixed} faultAt={faultAt} />
        ))}
      </tbody>
    </table>
  )
}

/** What is going on, in one place that is read aloud when it changes. */
function PileProgressText({ files, aside }: { readonly files: readonly PileFile[]; readonly aside: number }) {
  const { all, kept, checking, refused, unsent, part } = progressOf(files)
  const going = files.some(isUnderWay)
  const broken = files.some(({ step }) => step.state === 'broken')
  const unsure = files.filter(({ step, dossierId, typeId }) => step.state === 'chosen' && (dossierId === '' || typeId === '')).length
  const begun = files.some((file) => !isChangeable(file))
  const left = refused + aside
  const finished = begun && unsent === 0 && checking === 0
  return (
    <>
      {going && (
        <div className="pile__progress">
          <ProgressBar label={words.percent(part)} part={part} />
          <p className="nl-paragraph number">{words.sending(files.filter((file) => !isUnsent(file)).length, all, Math.floor(part * 100))}</p>
        </div>
      )}
      <div role="status" className="pile__said">
        {!begun && all > 0 && <p className="nl-paragraph">{words.summary(all, unsure)}</p>}
        {!begun && aside > 0 && <p className="nl-paragraph">{words.aside(aside, all)}</p>}
        {!going && checking > 0 && (
          <p className="nl-paragraph">
            {words.checking(checking)} {unsent === 0 && words.canLeave}
          </p>
        )}
        {!going && broken && <Notice kind="care"><p className="nl-paragraph">{words.brokenLeft}</p></Notice>}
        {finished && (
          <Notice kind={left > 0 ? 'care' : 'good'} title={words.done(kept, all + aside)}>
            {left > 0 && <p className="nl-paragraph">{words.refusedLeft(left)}</p>}
          </Notice>
        )}
      </div>
    </>
  )
}
