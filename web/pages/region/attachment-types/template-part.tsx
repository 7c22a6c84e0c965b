// The template of a type: which one there is, and uploading another.
import { type FormEvent, useState } from 'react'
import { afterSent } from '../../../after-sent.ts'
import { call } from '../../../api/client.ts'
import { Button } from '../../../parts/button.tsx'
import { FilePicker } from '../../../parts/file-picker.tsx'
import { Said } from '../../../parts/notice.tsx'
import { Progress } from '../../../parts/progress.tsx'
import { useSending } from '../../../parts/use-sending.ts'
import { bytesOf } from '../../../read-file.ts'
import { attachmentTypesWords as words } from '../../../words/attachment-types.ts'
import { fileWords } from '../../../words/schools.ts'
import { useYear } from '../year-frame.tsx'
import { useTypes } from './attachment-types-frame.tsx'
import { templateFault } from './template-file.ts'

export function TemplatePart({ typeId }: { readonly typeId: string }) {
  const { regionId, year } = useYear()
  const { data, answer } = useTypes()
  const { busy, faults, faultAt, send, clear } = useSending((path) => (path === 'fileName' ? 'file' : path))
  const [file, setFile] = useState<File>()
  const [done, setDone] = useState(false)
  const template = data.types.find((type) => type.typeId === typeId)?.template
  const choose = (chosen: File) => {
    clear()
    setDone(false)
    setFile(chosen)
  }
  const upload = (event: FormEvent) => {
    event.preventDefault()
    const fault = templateFault(file)
    void send(fault ? [{ field: 'file', message: fault }] : [], async () => {
      const body = await bytesOf(file!)
      const kept = await call('putTemplate', { params: { regionId, year, typeId }, query: { fileName: file!.name }, body })
      answer.replace(kept.data, kept.etag)
      setFile(afterSent(file, undefined))
      setDone(true)
    })
  }
  const others = faults.filter(({ field }) => field !== 'file')
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.templateTitle}</h2>
      <p className="nl-paragraph">{words.templateText}</p>
      <p className="nl-paragraph">
        <strong>{template ? words.templateNow(template.fileName, fileWords.size(template.size)) : words.templateNone}</strong>
      </p>
      <Said text={done ? words.templateSaved : undefined} />
      <form noValidate onSubmit={upload}>
        {others.map(({ message }) => (
          <p className="field__fault" role="alert" key={message}>
            <span>{message}</span>
          </p>
        ))}
        <FilePicker id="file" label={words.template} file={file} onChoose={choose} fault={faultAt('file')} accept=".pdf,.docx" />
        {busy && <Progress text={words.templateBusy} />}
        <Button type="submit" busy={busy}>
          {template ? words.templateReplace : words.templateUpload}
        </Button>
      </form>
    </section>
  )
}
