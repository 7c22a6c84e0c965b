// How many OSO dossiers a VO school did not find, per PO school: numbers alone.
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { osoWords as words, receiptWords } from '../../words/receipts.ts'
import { useFetching } from './fetching-frame.tsx'
import { OsoHelp } from './receipt-acts.tsx'

interface PoSchool {
  readonly schoolId: string
  readonly name: string
}

export function OsoMissing() {
  const { params } = useFetching()
  const reported = useAnswer('getOsoMissing', { params })
  const agreements = useAnswer('getAgreements', { params: { regionId: params.regionId, year: params.year } })
  // Kept here: what was saved is read again, and the form begins anew with it.
  const [said, setSaid] = useState<string>()
  const others = agreements.state === 'ready' ? agreements.data.schools.filter(({ sector }) => sector !== 'vo' && sector !== 'vso') : []
  return (
    <Loaded answer={reported}>
      {({ data }) => (agreements.state === 'waiting' ? null : <Counts key={JSON.stringify(data)} reported={data.schools} others={others} said={said} onSaid={setSaid} onSaved={reported.again} />)}
    </Loaded>
  )
}

interface CountsProps {
  readonly reported: readonly { readonly schoolId: string; readonly count: number }[]
  readonly others: readonly PoSchool[]
  readonly said: string | undefined
  readonly onSaid: (text: string) => void
  readonly onSaved: () => Promise<void>
}

function Counts({ reported, others, said, onSaid, onSaved }: CountsProps) {
  const { params, data } = useFetching()
  const known = new Map(data.applications.map(({ poSchoolId, poSchoolName }) => [poSchoolId, poSchoolName]))
  const byName = (a: PoSchool, b: PoSchool) => a.name.localeCompare(b.name, 'nl')
  const own = [...known].map(([schoolId, name]) => ({ schoolId, name })).sort(byName)
  const rest = others.filter(({ schoolId }) => !known.has(schoolId)).sort(byName)
  const counted = Object.fromEntries(reported.map(({ schoolId, count }) => [schoolId, String(count)]))
  const [typed, setTyped] = useTyped<Readonly<Record<string, string>>>('oso', counted)
  const all = [...own, ...rest]
  const check = () =>
    all.flatMap(({ schoolId, name }) => (/^\d{0,3}$/.test((typed[schoolId] ?? '').trim()) ? [] : [{ field: `count-${schoolId}`, message: words.notNumber(name) }]))
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const save = () =>
    void send(check(), async () => {
      const changed = all
        .map(({ schoolId }) => ({ schoolId, count: Number((typed[schoolId] ?? '').trim() || 0), before: Number(counted[schoolId] ?? 0) }))
        .filter(({ count, before }) => count !== before)
      if (changed.length === 0) return onSaid(words.nothingChanged)
      await call('reportOsoMissing', { params, body: changed.map(({ schoolId, count }) => ({ schoolId, count })) })
      onSaid(words.saved)
      await onSaved()
    })
  const field = ({ schoolId, name }: PoSchool) => (
    <TextField
      key={schoolId}
      id={`count-${schoolId}`}
      label={
        <>
          <span className="only-heard">{words.columns.count}: </span>
          {name}
        </>
      }
      value={typed[schoolId] ?? ''}
      onChange={(value) => setTyped({ ...typed, [schoolId]: value })}
      inputMode="numeric"
      width="short"
      fault={faultAt(`count-${schoolId}`)}
    />
  )
  return (
    <Page title={words.title} lead={words.lead} faults={faults}>
      <Said text={said} />
      <details className="fold">
        <summary>{receiptWords.osoTitle}</summary>
        <OsoHelp />
      </details>
      {all.length === 0 ? (
        <Empty title={words.none} />
      ) : (
        <FormSheet submit={words.save} busy={busy} onSubmit={save}>
          <div className="fields">{own.map(field)}</div>
          {rest.length > 0 &&
            (own.length === 0 ? (
              <div className="fields">{rest.map(field)}</div>
            ) : (
              <details className="fold" open={rest.some(({ schoolId }) => counted[schoolId] !== undefined || faultAt(`count-${schoolId}`) !== undefined) || undefined}>
                <summary>{words.others}</summary>
                <div className="fields">{rest.map(field)}</div>
              </details>
            ))}
        </FormSheet>
      )}
    </Page>
  )
}
