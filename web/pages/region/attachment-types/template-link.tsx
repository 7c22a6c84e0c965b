// The button that gets the template of a type.
import { call } from '../../../api/client.ts'
import { Button } from '../../../parts/button.tsx'
import { useSending } from '../../../parts/use-sending.ts'
import { attachmentTypesWords as words } from '../../../words/attachment-types.ts'
import { fileWords } from '../../../words/schools.ts'
import { useYear } from '../year-frame.tsx'

interface TemplateLinkProps {
  readonly type: { readonly typeId: string }
  readonly template: { readonly fileName: string; readonly size: number }
}

/** Hands a file to the browser to keep: it is never shown in the page. */
function keep(file: { readonly fileName: string; readonly contentType: string; readonly content: string }): void {
  const bytes = Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: file.contentType }))
  const link = document.createElement('a')
  link.href = address
  link.download = file.fileName
  link.click()
  URL.revokeObjectURL(address)
}

export function TemplateLink({ type, template }: TemplateLinkProps) {
  const { regionId, year } = useYear()
  const { busy, faults, send } = useSending()
  const get = () =>
    void send([], async () => {
      keep((await call('getTemplate', { params: { regionId, year, typeId: type.typeId } })).data)
    })
  return (
    <>
      <Button kind="subtle" busy={busy} onClick={get}>
        {words.templateGet(template.fileName)}
      </Button>
      <span className="soft small"> {fileWords.size(template.size)}</span>
      {faults.map(({ message }) => (
        <p className="field__fault" role="alert" key={message}>
          <span>{message}</span>
        </p>
      ))}
    </>
  )
}
