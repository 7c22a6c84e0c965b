// Reads schools from a DUO file in three steps: choose, see what changes, and only then write.
import { type FormEvent, useRef, useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { fileFault, FilePicker } from '../../parts/file-picker.tsx'
import { Confirmation } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { type Sending, useSending } from '../../parts/use-sending.ts'
import { bytesOf } from '../../read-file.ts'
import { municipalitiesOf, type Municipality } from '../../register-file.ts'
import { general } from '../../words/general.ts'
import { importWords as words, schoolsWords } from '../../words/schools.ts'
import { ImportReview } from './import-review.tsx'
import { MunicipalityField } from './municipality-field.tsx'
import { MutationProposals } from './mutation-proposals.tsx'
import { useYear } from './year-frame.tsx'

type Result = Answer<'importRegister'>

/** What was looked at is written, whatever was chosen since. */
interface Looked {
  readonly result: Result
  readonly body: Uint8Array<ArrayBuffer>
  readonly municipalities: readonly string[]
}

export function ImportSchools() {
  const { regionId, year, to } = useYear()
  const { busy, faults, faultAt, send, clear } = useSending()
  const saying = useSending()
  const [file, setFile] = useState<File>()
  const [found, setFound] = useState<readonly Municipality[]>([])
  const newest = useRef<File>(undefined)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [looked, setLooked] = useState<Looked>()
  const [done, setDone] = useState<Result>()

  const take = async (picked: File) => {
    clear()
    newest.current = picked
    setFile(picked)
    setFound([])
    setChosen([])
    if (fileFault(picked)) return
    const municipalities = municipalitiesOf(new Uint8Array(await picked.arrayBuffer()))
    // A large file that was chosen first may be read last.
    if (newest.current === picked) setFound(municipalities)
  }
  const ask = async ({ body, municipalities }: Omit<Looked, 'result'>, dryRun: 'true' | 'false'): Promise<Result> => {
    const query = { year, dryRun, ...(municipalities.length > 0 && { municipality: municipalities.join(',') }) }
    return (await call('importRegister', { params: { regionId }, query, body })).data
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    const fault = fileFault(file)
    void send(fault ? [{ field: 'file', message: fault }] : [], async () => {
      const what = { body: await bytesOf(file!), municipalities: chosen }
      setLooked({ ...what, result: await ask(what, 'true') })
    })
  }
  const write = (what: Looked) => void send([], async () => setDone(await ask(what, 'false')))
  const restart = () => {
    clear()
    setFile(undefined)
    newest.current = undefined
    setFound([])
    setLooked(undefined)
    setDone(undefined)
  }
  const back = { to: to('scholen'), name: schoolsWords.title }

  if (done) return <Done result={done} saying={saying} to={to} again={restart} />
  if (looked) {
    const { result } = looked
    const changes = result.added.length + result.changed.length
    return (
      <Page key="review" title={words.reviewTitle} back={back} faults={[...faults, ...saying.faults]} lead={words.sectorRead[result.sector]}>
        <ImportReview result={result} />
        {changes === 0 && <MutationProposals result={result} sending={saying} />}
        {busy && <Progress text={words.busy} />}
        <div className="acts">
          {changes > 0 && (
            <Button kind="primary" busy={busy} onClick={() => write(looked)}>
              {words.confirm(changes)}
            </Button>
          )}
          <Button busy={busy} onClick={restart}>
            {words.other}
          </Button>
        </div>
      </Page>
    )
  }
  return (
    <Page key="choose" title={words.title} lead={words.lead} back={back} faults={faults}>
      <form noValidate onSubmit={look}>
        <FilePicker id="file" label={words.file} file={file} onChoose={(picked) => void take(picked)} fault={faultAt('file')} />
        {found.length > 0 && <MunicipalityField found={found} chosen={chosen} onChange={setChosen} />}
        {busy && <Progress text={words.checking} />}
        <div className="acts">
          <Button kind="primary" type="submit" busy={busy}>
            {words.check}
          </Button>
          <ButtonLink kind="subtle" to={to('scholen')}>
            {general.cancel}
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}

interface DoneProps {
  readonly result: Result
  readonly saying: Sending
  readonly to: (page?: string) => string
  readonly again: () => void
}

function Done({ result, saying, to, again }: DoneProps) {
  const text = words.done(result.added.length, result.changed.length)
  return (
    <Page title={words.doneTitle} banner={<Confirmation title={words.doneTitle} text={text} />} faults={saying.faults}>
      <MutationProposals result={result} sending={saying} />
      <div className="acts">
        <Button onClick={again}>{words.another}</Button>
        <ButtonLink to={to('scholen')}>{words.toSchools}</ButtonLink>
        <ButtonLink kind="primary" to={to('contacten')}>
          {words.toContacts}
        </ButtonLink>
      </div>
    </Page>
  )
}
