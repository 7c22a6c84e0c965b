// What attachments a region asks for, with the ready-made ones to add.
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { Button, ButtonLink } from '../../../parts/button.tsx'
import { Empty, Facts, Notice, Said } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { longFacts, shortFacts, TypeLead } from '../../../parts/type-text.tsx'
import type { Sending } from '../../../parts/use-sending.ts'
import { attachmentTypesWords as words } from '../../../words/attachment-types.ts'
import { useYear } from '../year-frame.tsx'
import { type TypeRead, useTypes } from './attachment-types-frame.tsx'
import { TemplateLink } from './template-link.tsx'
import { useTypeSending } from './use-type-sending.ts'

export function AttachmentTypes() {
  const { data, mayChange } = useTypes()
  const { ready, to } = useYear()
  const said = (useLocation().state as { said?: string } | null)?.said
  const [added, setAdded] = useState<string>()
  const sending = useTypeSending(data.types)
  return (
    <Page title={words.title} lead={words.lead} faults={sending.faults}>
      <Said text={added ?? said} />
      {ready.data.settings.dossiers === 'none' && (
        <Notice kind="care">
          <p className="nl-paragraph">{words.noDossiers}</p>
          <p className="nl-paragraph">
            <Link className="nl-link" to={to('instellingen')}>
              {words.toSettings}
            </Link>
          </p>
        </Notice>
      )}
      {data.lockedAt && (
        <Notice title={words.lockedTitle}>
          <p className="nl-paragraph">{words.locked(data.lockedAt)}</p>
        </Notice>
      )}
      {mayChange && data.types.length > 0 && <p className="nl-paragraph soft">{words.locksLater}</p>}
      <h2 className="nl-heading nl-heading--level-2">{words.asked}</h2>
      {data.types.length === 0 ? (
        <Empty title={words.none} text={mayChange ? words.noneText : words.noneForHelpdesk} />
      ) : (
        <ul className="types">
          {data.types.map((type) => (
            <AskedType key={type.typeId} type={type} />
          ))}
        </ul>
      )}
      {mayChange && <ReadyMade sending={sending} onAdded={setAdded} />}
      {mayChange && (
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{words.ownTitle}</h2>
          <p className="nl-paragraph">{words.ownText}</p>
          <ButtonLink to={to('bijlagen/nieuw')}>{words.makeOwn}</ButtonLink>
        </section>
      )}
    </Page>
  )
}

function AskedType({ type }: { readonly type: TypeRead }) {
  const { mayChange } = useTypes()
  const { ready, to } = useYear()
  return (
    <li className="sheet" id={type.typeId}>
      <h3 className="nl-heading nl-heading--level-3">{type.name}</h3>
      {type.carrier === 'oso' && !ready.data.settings.usesOso && <Notice kind="care">{words.withoutOso}</Notice>}
      <TypeLead type={type} />
      <Facts facts={[...shortFacts(type), ...(type.template ? [[words.template, <TemplateLink key="template" type={type} template={type.template} />] as const] : [])]} />
      <details className="fold">
        <summary>
          {words.allOf}
          <span className="only-heard">: {type.name}</span>
        </summary>
        <Facts facts={longFacts(type)} />
      </details>
      {mayChange && (
        <p className="nl-paragraph types__acts">
          <Link className="nl-link" to={to(`bijlagen/${type.typeId}`)}>
            {words.change}
            <span className="only-heard"> {type.name}</span>
          </Link>
        </p>
      )}
    </li>
  )
}

interface ReadyMadeProps {
  readonly sending: Sending
  readonly onAdded: (said: string) => void
}

/** Ready-made types go by OSO; where a region does not use it they are uploaded here. */
function ReadyMade({ sending, onAdded }: ReadyMadeProps) {
  const { data, write } = useTypes()
  const { ready } = useYear()
  const taken = new Set(data.types.map(({ typeId }) => typeId))
  const left = (data.readyMade ?? []).filter(({ typeId }) => !taken.has(typeId))
  const add = (type: TypeRead) => {
    const added: TypeRead = ready.data.settings.usesOso ? type : { ...type, carrier: 'here', hereReason: 'no-working-oso' }
    void sending.send([], async () => {
      await write([...data.types, added])
      onAdded(words.added(type.name))
    })
  }
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.readyMadeTitle}</h2>
      <p className="nl-paragraph">{left.length > 0 ? words.readyMadeText : words.readyMadeAll}</p>
      <ul className="types types--left">
        {left.map((type) => (
          <li key={type.typeId}>
            <div>
              <strong>{type.name}</strong>
              <p className="soft small">{type.explanation}</p>
              <p className="soft small">{type.limits}</p>
            </div>
            <Button busy={sending.busy} about={` ${type.name}`} onClick={() => add(type)}>
              {words.add}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
