// Which attachments go with this pupil: per type whether it applies, and whether it goes along in the OSO dossier.
import type { FormEvent } from 'react'
import { fieldsAfterSent } from '../../after-sent.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { RadioField } from '../../parts/choices.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { TypeText } from '../../parts/type-text.tsx'
import { useTyped } from '../../parts/use-typed.ts'
import { saveBytes } from '../../upload/save-bytes.ts'
import { slotWords as words } from '../../words/attachments.ts'
import type { Saying } from './one-pupil.tsx'
import { usePupil } from './pupil-frame.tsx'
import { type PupilType, usePupils } from './pupils-frame.tsx'
import { changedSlots, isFile, type Slot, type SlotChoice, slotChoice } from './slot-choices.ts'

function markOf({ applies, filled, viaOso, carrier }: Slot): readonly [MarkKind, string] {
  if (viaOso) return ['good', words.viaOso]
  if (filled) return ['good', words.filled]
  if (!applies) return ['plain', words.notApplying]
  return carrier === 'oso' ? ['plain', words.inLas] : ['care', words.lacking]
}

const matters = ({ applies, filled, viaOso }: Slot) => applies || filled || viaOso

export function SlotsForm({ sending, say }: Saying) {
  const { dossier, change } = usePupil()
  const { slots, listHash } = dossier
  // By type, beside what is saved: a file that is checked meanwhile changes the dossier, and takes no choice away.
  const [choices, setChoices] = useTyped<Readonly<Record<string, SlotChoice>>>('slots', {})
  const changed = changedSlots(slots, choices)
  const save = (event: FormEvent) => {
    event.preventDefault()
    void sending.send([], async () => {
      if (changed) await change(changed)
      setChoices(fieldsAfterSent(choices))
      say(words.saved)
    })
  }
  if (slots.length === 0) return null
  const isOpen = listHash !== undefined
  const choose = (typeId: string) => (choice: SlotChoice) => setChoices((now) => ({ ...now, [typeId]: choice }))
  const shown = (list: readonly Slot[]) => (
    <ul className="slots">
      {list.map((slot) => (
        <OneSlot key={slot.typeId} slot={slot} choice={choices[slot.typeId] ?? slotChoice(slot)} onChange={isOpen && !isFile(slot) ? choose(slot.typeId) : undefined} />
      ))}
    </ul>
  )
  const others = slots.filter((slot) => !matters(slot))
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.slotsTitle}</h2>
      <p className="nl-paragraph soft">{isOpen ? words.slotsText : words.frozen}</p>
      <form noValidate onSubmit={save}>
        {shown(slots.filter(matters))}
        {others.length > 0 && (
          <details className="fold slots__others">
            <summary>{words.others(others.length)}</summary>
            {shown(others)}
          </details>
        )}
        {isOpen && (
          <div className="acts">
            <Button type="submit" busy={sending.busy}>
              {words.save}
            </Button>
          </div>
        )}
      </form>
    </section>
  )
}

interface OneSlotProps {
  readonly slot: Slot
  readonly choice: SlotChoice
  /** Absent where there is nothing to choose. */
  readonly onChange: ((choice: SlotChoice) => void) | undefined
}

function OneSlot({ slot, choice, onChange }: OneSlotProps) {
  const { types } = usePupils()
  const [kind, text] = markOf(slot)
  const type = types.find(({ typeId }) => typeId === slot.typeId)
  return (
    <li className="slots__one">
      {onChange ? (
        <RadioField id={`slot-${slot.typeId}`} label={slot.name} options={words.choiceNames} inline value={choice} onChange={onChange} />
      ) : (
        <p className="slots__name">{slot.name}</p>
      )}
      <StatusMark kind={kind}>{text}</StatusMark>
      {type && <AboutType type={type} />}
    </li>
  )
}

function AboutType({ type }: { readonly type: PupilType }) {
  const { params: { regionId, year } } = usePupils()
  const { template } = type
  const get = async () => {
    const { fileName, contentType, content } = (await call('getTemplate', { params: { regionId, year, typeId: type.typeId } })).data
    saveBytes(fileName, contentType, Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)))
  }
  return (
    <details className="fold slots__about">
      <summary>
        {words.about}
        <span className="only-heard"> {type.name}</span>
      </summary>
      <TypeText type={type} />
      {template && (
        <Button kind="subtle" onClick={() => void get()}>
          {words.template(template.fileName)}
        </Button>
      )}
    </details>
  )
}
