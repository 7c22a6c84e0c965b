// Changing one attachment type, or making one of the region's own; beside it how it will read.
import { type ReactNode, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { FormSheet } from '../../../parts/form-sheet.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { SureButton } from '../../../parts/sure-button.tsx'
import { TypeText } from '../../../parts/type-text.tsx'
import { useTyped } from '../../../parts/use-typed.ts'
import { useTypedOver } from '../../../parts/use-typed-over.ts'
import { attachmentTypesWords as words } from '../../../words/attachment-types.ts'
import { crossedWords } from '../../../words/general.ts'
import { useYear } from '../year-frame.tsx'
import { type TypeRead, useTypes } from './attachment-types-frame.tsx'
import { TemplatePart } from './template-part.tsx'
import { TypeFields } from './type-fields.tsx'
import { asSent, asTyped, emptyType, isOwn, typeFaults, type TypeTyped } from './type-typed.ts'
import { useTypeSending } from './use-type-sending.ts'

/** An id that nobody has: the list keeps it for good. */
const newTypeId = () => `own-${crypto.randomUUID().slice(0, 8)}`

export function NewType() {
  const { ready } = useYear()
  const [typeId] = useTyped('typeId', newTypeId)
  const { mayChange } = useTypes()
  if (!mayChange) return <Gone />
  return <TypeForm typeId={typeId} title={words.newTitle} start={emptyType(ready.data.settings.usesOso)} />
}

export function EditType() {
  const { typeId = '' } = useParams()
  const { data, mayChange } = useTypes()
  const [known] = useState(() => data.types.find((type) => type.typeId === typeId))
  if (!known || !mayChange) return <Gone />
  const now = data.types.find((type) => type.typeId === typeId)
  return (
    <TypeForm typeId={typeId} title={words.editTitle(known.name)} start={asTyped(now ?? known)} isTakenOut={now === undefined}>
      <TemplatePart typeId={typeId} />
      <RemoveType typeId={typeId} />
    </TypeForm>
  )
}

function Gone() {
  const { to } = useYear()
  return <Page title={words.goneTitle} lead={words.gone} back={{ to: to('bijlagen'), name: words.title }} />
}

interface TypeFormProps {
  readonly typeId: string
  readonly title: string
  readonly start: TypeTyped
  /** Somebody else took it out of the list meanwhile. */
  readonly isTakenOut?: boolean
  readonly children?: ReactNode
}

function TypeForm({ typeId, title, start, isTakenOut = false, children }: TypeFormProps) {
  const { data, write } = useTypes()
  const { to } = useYear()
  const navigate = useNavigate()
  const { form: typed, change, byBoth } = useTypedOver<TypeTyped>('type', start)
  const own = isOwn(typeId, typed, data.readyMade)
  const at = data.types.findIndex((type) => type.typeId === typeId)
  const check = () => typeFaults(typed, own)
  const { busy, faults, faultAt, send } = useTypeSending(data.types, at < 0 ? data.types.length : at, check)
  const home = to('bijlagen')
  const submit = () => {
    void send(check(), async () => {
      const sent = asSent(typeId, typed, own)
      await write(at < 0 ? [...data.types, sent] : data.types.map((type) => (type.typeId === typeId ? sent : type)))
      await navigate(home, { state: { said: at < 0 ? words.added(typed.name) : words.saved(typed.name) } })
    })
  }
  return (
    <Page title={title} back={{ to: home, name: words.title }} faults={faults}>
      {isTakenOut && faults.length > 0 && <Notice kind="care">{words.takenOut}</Notice>}
      {byBoth.length > 0 && (
        <Notice kind="care" title={crossedWords.byBoth}>
          <p className="nl-paragraph">
            <strong>{start.name}</strong>
          </p>
          <TypeText type={asSent(typeId, start, own) as TypeRead} />
        </Notice>
      )}
      <FormSheet closes submit={words.save} busy={busy} onSubmit={submit} cancel={home}>
        <TypeFields value={typed} onChange={change} faultAt={faultAt} isOwn={own} />
      </FormSheet>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.previewTitle}</h2>
        <div className="sheet">
          <h3 className="nl-heading nl-heading--level-3">{typed.name || words.noName}</h3>
          <TypeText type={asSent(typeId, typed, own) as TypeRead} />
        </div>
      </section>
      {children}
    </Page>
  )
}

function RemoveType({ typeId }: { readonly typeId: string }) {
  const { data, write } = useTypes()
  const { to } = useYear()
  const navigate = useNavigate()
  const { busy, faults, send } = useTypeSending(data.types)
  const type = data.types.find((one) => one.typeId === typeId)
  const remove = () => {
    void send([], async () => {
      await write(data.types.filter((one) => one.typeId !== typeId))
      await navigate(to('bijlagen'), { state: { said: words.removed(type?.name ?? '') } })
    })
  }
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.removeTitle}</h2>
      {faults.map(({ message }) => (
        <p className="field__fault" role="alert" key={message}>
          <span>{message}</span>
        </p>
      ))}
      <SureButton id="remove" label={words.remove} warning={words.removeWarning} sure={words.removeSure} busy={busy} onSure={remove} />
    </section>
  )
}
