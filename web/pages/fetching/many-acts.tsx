// One act for all chosen pupils: fetch, confirm, place, or end; what closes access is asked about first.
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { problemFrom } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { SelectField } from '../../parts/field.tsx'
import { Notice, Said } from '../../parts/notice.tsx'
import { Progress } from '../../parts/progress.tsx'
import { general } from '../../words/general.ts'
import type { Delivery } from '../../words/deliveries.ts'
import { fetchingWords as words } from '../../words/fetching.ts'
import { isFree, nameOf } from './deliveries.ts'
import { useFetching } from './fetching-frame.tsx'
import { useEach } from './use-each.ts'

type Act = keyof typeof words.actNames
const ends: ReadonlySet<Act> = new Set(['not-placed', 'withdrawn', 'not-arrived'])

interface ManyActsProps {
  readonly selected: readonly Delivery[]
  /** It went well with all of these. */
  readonly onDone: (done: readonly Delivery[]) => void
}

export function ManyActs({ selected, onDone }: ManyActsProps) {
  const { params, answer, to, data } = useFetching()
  const go = useNavigate()
  const [act, setAct] = useState<Act>(data.applications.some(isFree) ? 'fetch' : 'placed')
  const [fault, setFault] = useState<string>()
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState<string>()
  const each = useEach<Delivery>(({ applicationId }) => applicationId, answer.again)
  const sure = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asking) sure.current?.querySelector('button')?.focus()
  }, [asking])

  const change = async ({ dossierId, applicationId, round }: Delivery): Promise<void> => {
    if (act !== 'claim') return void (await call('changeApplication', { params: { ...params, applicationId }, body: { state: act as 'placed' } }))
    const { outcomes } = (await call('claimApplications', { params, body: [{ dossierId, round }] })).data
    const reasons = outcomes.flatMap((one) => (one.outcome === 'refused' ? one.reasons : []))
    if (reasons.length > 0) throw problemFrom(409, { reasons })
  }
  const send = async () => {
    setAsking(false)
    setSaid(undefined)
    const done = await each.run(selected, change)
    const good = done.length
    if (good > 0) setSaid(act === 'claim' ? words.claimed(good) : words.applied(good, words.actNames[act].replace(/ \(.*/, '')))
    onDone(done)
  }
  const press = () => {
    if (selected.length === 0) return setFault(words.chooseFirst)
    setFault(undefined)
    each.clear()
    if (act === 'fetch') return void go(to('alles'), { state: { chosen: selected.map(({ dossierId }) => dossierId) } })
    if (ends.has(act)) return setAsking(true)
    void send()
  }
  return (
    <div className="sheet fetching__many">
      <h3 className="nl-heading nl-heading--level-3">{words.withSelected}</h3>
      <p className="nl-paragraph number" role="status">
        {words.selected(selected.length)}
      </p>
      <div className="fetching__apply">
        <SelectField<Act> id="act" label={words.act} value={act} options={words.actNames} onChange={(next) => (setAct(next), setAsking(false))} fault={fault} />
        <Button kind="primary" busy={each.busy} onClick={press}>
          {words.apply(selected.length)}
        </Button>
      </div>
      {asking && (
        <div className="notice notice--care after-list" role="group" aria-labelledby="ends-warning" ref={sure}>
          <p className="nl-paragraph" id="ends-warning">
            {words.endsWarning(selected.length)}
          </p>
          <div className="row">
            <Button aria-describedby="ends-warning" onClick={() => void send()}>
              {words.endsSure}
            </Button>
            <Button kind="subtle" onClick={() => setAsking(false)}>
              {general.cancel}
            </Button>
          </div>
        </div>
      )}
      {each.busy && <Progress text={words.sending(each.done, each.all)} />}
      <Said text={said} />
      <div role="alert">
        {each.failed.length > 0 && (
          <Notice kind="wrong" title={words.notDone(each.failed.length)}>
            <ul>
              {each.failed.map(({ item, message }) => (
                <li key={item.applicationId}>
                  {nameOf(item, words.number)}: {message}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </div>
  )
}
