// One file of a pile in the table: whose it is, what it is, how far it is, and what to do when it was refused.
import { useRef } from 'react'
import { Button } from '../../parts/button.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { faultsOfFile, isChangeable, mayBeNoBsn, type PileFile, type PileStep } from '../../upload/pile.ts'
import { sentName } from '../../upload/file-checks.ts'
import type { Pile } from '../../upload/use-pile.ts'
import { fileFaultTexts, pileStates, pileWords as words } from '../../words/attachments.ts'
import { acceptedKinds, formatsText } from './file-kinds.ts'
import { PileSelect } from './pile-select.tsx'
import { usePupils } from './pupils-frame.tsx'

const kinds: Readonly<Record<PileStep['state'], MarkKind>> = {
  chosen: 'plain', waiting: 'plain', reading: 'busy', sending: 'busy', checking: 'busy', accepted: 'good', there: 'good', refused: 'wrong', 'not-taken': 'wrong', broken: 'care',
}

interface PileRowProps {
  readonly file: PileFile
  readonly pile: Pile
  /** Of one pupil alone: nothing to choose. */
  readonly fixed: boolean
  readonly faultAt: (field: string) => string | undefined
}

export function PileRow({ file: item, pile, fixed, faultAt }: PileRowProps) {
  const { rows, hereTypes } = usePupils()
  const { id, file, dossierId, typeId, step } = item
  const { name } = file
  const typeName = hereTypes.find((type) => type.typeId === typeId)?.name ?? ''
  const open = rows.filter(({ listHash }) => listHash !== undefined)
  const pupils = open.map((row) => [row.dossierId, row.group ? `${row.label} (${row.group})` : row.label] as const)
  const types = hereTypes.map((type) => [type.typeId, type.name] as const)
  const changeable = isChangeable(item)
  const label = rows.find((row) => row.dossierId === dossierId)?.label ?? ''
  return (
    <tr role="row" className={`pile__row pile__row--${step.state}`}>
      <th role="rowheader" scope="row">
        <span className="pile__name">{name}</span>
        <span className="table__sub">{words.size(file.size)}</span>
      </th>
      {!fixed && (
        <td role="cell" data-label={words.columns.pupil}>
          <div>
            {changeable ? (
              <PileSelect
                id={`${id}-pupil`} label={words.pupilOf(name)} none={words.choosePupil} value={dossierId} options={pupils} likely={item.likelyPupils} others={words.others}
                fault={faultAt(`${id}-pupil`)} onChange={(chosen) => pile.change(id, { dossierId: chosen })}
              />
            ) : (
              label
            )}
          </div>
        </td>
      )}
      <td role="cell" data-label={words.columns.type}>
        <div>
          {changeable ? (
            <PileSelect
              id={`${id}-type`} label={words.typeOf(name)} none={words.chooseType} value={typeId} options={types} likely={item.likelyTypes}
              others={words.otherTypes} fault={faultAt(`${id}-type`)} onChange={(chosen) => pile.change(id, { typeId: chosen })}
            />
          ) : (
            typeName
          )}
        </div>
      </td>
      <td role="cell" data-label={words.columns.state}>
        <div id={`${id}-state`} tabIndex={-1} data-quiet-focus>
          <FileState file={item} typeName={typeName} />
        </div>
      </td>
      <td role="cell" className="table__acts">
        <FileActs file={item} pile={pile} />
      </td>
    </tr>
  )
}

function FileState({ file: item, typeName }: { readonly file: PileFile; readonly typeName: string }) {
  const { hereTypes } = usePupils()
  const { file, typeId, step } = item
  const type = hereTypes.find((one) => one.typeId === typeId)
  const faults = isChangeable(item) ? faultsOfFile(item, hereTypes) : []
  const sent = sentName(file.name, typeName || words.columns.file)
  const unsure = step.state === 'chosen' && (item.dossierId === '' || typeId === '')
  return (
    <>
      {faults.length > 0 ? (
        <StatusMark kind="wrong">{pileStates.refused}</StatusMark>
      ) : unsure ? (
        <StatusMark kind="care">{words.asked}</StatusMark>
      ) : (
        <StatusMark kind={kinds[step.state]}>{pileStates[step.state]}</StatusMark>
      )}
      {step.state === 'sending' && <ProgressBar small label={`${pileStates.sending}: ${file.name}`} part={step.part} />}
      {faults.map((fault) => (
        <p className="pile__reason" key={fault}>
          {fileFaultTexts[fault](type ? formatsText(type.formats) : '', type?.maxMb ?? 0)}
        </p>
      ))}
      {isChangeable(item) && sent !== file.name && <p className="pile__note">{words.renamed(sent)}</p>}
      {step.state === 'broken' && <p className="pile__reason">{words.brokenText}</p>}
      {step.state === 'there' && <p className="pile__note">{words.thereText}</p>}
      {(step.state === 'refused' || step.state === 'not-taken') && step.reasons.map((reason) => (
        <p className="pile__reason" key={reason.code + reason.message}>
          {reason.message}
        </p>
      ))}
      {step.state === 'accepted' && step.findings.map((finding) => (
        <p className="pile__note" key={finding.code + finding.message}>
          {finding.message}
        </p>
      ))}
    </>
  )
}

function FileActs({ file: item, pile }: { readonly file: PileFile; readonly pile: Pile }) {
  const { hereTypes } = usePupils()
  const input = useRef<HTMLInputElement>(null)
  const { id, file, step } = item
  const isRefused = step.state === 'refused' || step.state === 'not-taken' || (isChangeable(item) && faultsOfFile(item, hereTypes).length > 0)
  const canGo = isChangeable(item) || step.state === 'refused'
  // The row stays, and the focus with it.
  const toState = () => document.getElementById(`${id}-state`)?.focus()
  return (
    <span className="pile__acts">
      {isRefused && (
        <Button kind="subtle" about={file.name} onClick={() => input.current?.click()}>
          {words.replace}
        </Button>
      )}
      {mayBeNoBsn(item) && (
        <Button
          kind="subtle"
          about={file.name}
          onClick={() => {
            toState()
            void pile.denyBsn(id)
          }}
        >
          {words.noBsn}
        </Button>
      )}
      {step.state === 'broken' && (
        <Button
          kind="subtle"
          about={file.name}
          onClick={() => {
            toState()
            void pile.send([id])
          }}
        >
          {words.goOn}
        </Button>
      )}
      {canGo && (
        <Button kind="subtle" about={file.name} onClick={() => pile.remove(id)}>
          {words.remove}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept={acceptedKinds}
        hidden
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void pile.replace(id, chosen).then(toState)
        }}
      />
    </span>
  )
}
