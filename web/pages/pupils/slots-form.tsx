// Which attachments go with this pupil: per type whether it applies, and whether it goes along in the OSO dossier.
import { type FormEvent, useState } from 'react'
import { call } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { RadioField } from '../../parts/choices.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { TypeText } from '../../parts/type-text.tsx'
import { saveBytes } from '../../upload/save-bytes.ts'
import { slotWords as words } from '../../words/attachments.ts'
import type { Saying } from './one-pupil.tsx'
import { usePupil } from './pupil-frame.tsx'
import { type PupilType, usePupils } from './pupils-frame.tsx'
import { changedSlots, type Slot, type SlotChoice, slotChoice } from './slot-choices.ts'

const marks: Readonly<Record<SlotChoice, (slot: Slot) => readonly [MarkKind, string]>> = {
  not: () => ['plain', words.notApplying],
  oso: () => ['good', words.viaOso],
  applies: ({ filled, carrier }) => (filled ? ['good', words.filled] : carrier === 'oso' ? ['plain', words.inLas] : ['care', words.lacking]),
}

export function SlotsForm({ sending, say }: Saying) {
  const { dossier, change } = usePupil()
  const { types } = usePupils()
  const { slots, listHash, etag } = dossier
  const [typed, setTyped] = useState<{ readonly of: string; readonly choices: Readonly<Record<string, SlotChoice>> }>({ of: etag, choices: {} })
  const choices = typed.of === etag ? typed.choices : {}
  const changed = changedSlots(slots, choices)
  const save = (event: FormEvent) => {
    event.preventDefault()
    void sending.send([], async () => {
      if (changed) await change(changed)
      say(words.saved)
    })
  }
  if (slots.length === 0) return null
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.slotsTitle}</h2>
      <p className="nl-paragraph soft">{listHash === undefined ? words.frozen : words.slotsText}</p>
      <form noValidate onSubmit={save}>
        <ul className="slots">
          {slots.map((slot) => {
            const now = slotChoice(slot)
            const [kind, text] = marks[now](slot)
            const type = types.find(({ typeId }) => typeId === slot.typeId)
            return (
              <li key={slot.typeId} className="slots__one">
                {listHash === undefined ? (
                  <p className="slots__name">{slot.name}</p>
                ) : (
                  <RadioField
                    id={`slot-${slot.typeId}`}
                    label={slot.name}
                    options={words.choiceNames}
                    inline
                    value={choices[slot.typeId] ?? now}
                    onChange={(choice) => setTyped({ of: etag, choices: { ...choices, [slot.typeId]: choice } })}
                  />
                )}
                <StatusMark kind={kind}>{text}</StatusMark>
                {type && <AboutType type={type} />}
              </li>
            )
          })}
        </ul>
        {listHash !== undefined && (
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
