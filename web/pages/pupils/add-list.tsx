// Adds pupils from a list that was pasted or chosen as a file: first what it says and what is wrong, then writing it.
import { type FormEvent, type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { problemFrom } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { TextAreaField } from '../../parts/field.tsx'
import { fileFault, FilePicker } from '../../parts/file-picker.tsx'
import { Notice, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { bytesOf } from '../../read-file.ts'
import { decode } from '../../register-file.ts'
import { addWords as words, pupilWords } from '../../words/pupils.ts'
import { RefusedLines } from '../region/refused-lines.tsx'
import { ListReview, type ListReviewed } from './list-review.tsx'
import { asFile, asText, pastedLine, type PupilList, pupilList } from './pupil-list.ts'
import { usePupils } from './pupils-frame.tsx'

interface AddListProps {
  readonly manner: 'paste' | 'file'
  readonly choice: ReactNode
  readonly text: string
  readonly onText: (text: string) => void
  /** Some lines were added; these are left to be put right. */
  readonly onLeft: (text: string) => void
}

export function AddList({ manner, choice, text, onText, onLeft }: AddListProps) {
  const { params, list: { voSchools }, to, again } = usePupils()
  const [chosen, setChosen] = useState<File>()
  const [noBsn, setNoBsn] = useState(false)
  const [asksBsn, setAsksBsn] = useState(false)
  const [review, setReview] = useState<ListReviewed>()
  const [left, setLeft] = useState<{ readonly added: number; readonly faulty: ListReviewed['faulty'] }>()
  const { busy, faults, faultAt, send, clear } = useSending()
  const navigate = useNavigate()

  const isSchool = (cell: string) => voSchools.some(({ schoolId, name }) => schoolId === cell.toUpperCase() || name.toLowerCase() === cell.toLowerCase())
  const choose = (file: File) => {
    clear()
    setChosen(file)
  }

  /** Lines with a fault that is seen here stay here; the API looks at the others. */
  const ask = async (list: PupilList, noBsn: boolean, dryRun: 'true' | 'false'): Promise<ListReviewed> => {
    const own = new Set(list.faults.map(({ line }) => line))
    const lines = list.lines.filter(({ line }) => !own.has(line))
    const query = { dryRun, ...(noBsn && { noBsn: 'true' as const }) }
    const { added, refused } = lines.length === 0 ? { added: [], refused: [] } : (await call('importDossiers', { params, query, body: asFile(lines) })).data
    const faulty = [
      ...list.faults.map(({ line, fault }) => ({ line, reasons: [{ code: fault, message: words.lineFaults[fault] }] })),
      ...refused.map(({ line, reasons }) => ({ line: pastedLine(lines, line), reasons })),
    ].sort((a, b) => a.line - b.line)
    return { list, noBsn, added: added.flatMap(({ line }) => lines[line - 2] ?? []), faulty }
  }

  const look = (event: FormEvent) => {
    event.preventDefault()
    setLeft(undefined)
    const sourceFault = manner === 'file' ? fileFault(chosen) : text.trim() === '' ? words.nothingPasted : undefined
    void send(sourceFault ? [{ field: manner, message: sourceFault }] : [], async () => {
      const list = pupilList(manner === 'paste' ? text : decode(await bytesOf(chosen!)), isSchool, noBsn)
      const fault = listFault(list)
      if (fault) throw problemFrom(400, { errors: [{ path: manner, code: 'no-pupils', message: fault }] })
      const found = await ask(list, noBsn, 'true')
      setAsksBsn(noBsn || found.faulty.some(({ reasons }) => reasons.some(({ code }) => bsnCodes.has(code))))
      setReview(found)
    })
  }
  const write = () =>
    void send([], async () => {
      const { list, added, faulty } = await ask(review!.list, review!.noBsn, 'false')
      await again()
      if (faulty.length === 0) return void (await navigate(to(), { state: { said: words.added(added.length) } }))
      const lines = new Set(faulty.map(({ line }) => line))
      onLeft(asText(list.lines.filter(({ line }) => lines.has(line))))
      setChosen(undefined)
      setReview(undefined)
      setLeft({ added: added.length, faulty })
    })

  if (review) return <ListReview review={review} busy={busy} faults={faults} onWrite={write} onBack={() => setReview(undefined)} />
  return (
    <Page key="list" title={words.title} lead={words.lead} back={{ to: to(), name: pupilWords.title }} faults={faults}>
      <Said text={left && `${words.added(left.added)} ${words.addedLeft(left.faulty.length)}`} />
      {left && <RefusedLines refused={left.faulty} />}
      {choice}
      <Notice title={words.noBsnTitle}>
        <p className="nl-paragraph">{words.noBsnText}</p>
      </Notice>
      <form noValidate onSubmit={look}>
        {manner === 'paste' ? (
          <TextAreaField id="paste" label={words.paste} hint={words.pasteHint} rows={10} value={text} onChange={onText} fault={faultAt('paste')} />
        ) : (
          <FilePicker id="file" label={words.file} file={chosen} fault={faultAt('file')} accept=".csv,.txt,text/csv,text/plain" onChoose={choose} />
        )}
        {asksBsn && <Check id="noBsn" label={words.noBsn} checked={noBsn} onChange={setNoBsn} />}
        {busy && <Progress text={words.checking} />}
        <div className="acts">
          <Button kind="primary" type="submit" busy={busy}>
            {words.check}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** Of numbers that may be a BSN: somebody can look and say that they are none. */
const bsnCodes: ReadonlySet<string> = new Set(['label-is-bsn', 'may-hold-bsn', 'bsn-possible'])

/** What stands in the way of asking the API about a list. */
function listFault({ lines, withoutLabel }: PupilList): string | undefined {
  if (withoutLabel) return words.withoutLabel
  return lines.length === 0 ? words.onlyHeader : undefined
}
