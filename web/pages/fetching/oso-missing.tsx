// How many OSO dossiers a VO school did not find, per PO school: numbers alone.
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { CountField } from '../../parts/count-field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSchoolCounts } from '../../parts/use-school-counts.ts'
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
  const others = agreements.state === 'ready' ? agreements.data.schools.filter(({ sector }) => sector !== 'vo' && sector !== 'vso') : []
  return <Loaded answer={reported}>{({ data }) => (agreements.state === 'waiting' ? null : <Counts reported={data.schools} others={others} again={reported.again} />)}</Loaded>
}

interface CountsProps {
  readonly reported: readonly { readonly schoolId: string; readonly count: number }[]
  readonly others: readonly PoSchool[]
  readonly again: () => Promise<void>
}

function Counts({ reported, others, again }: CountsProps) {
  const { params, data } = useFetching()
  const known = new Map(data.applications.map(({ poSchoolId, poSchoolName }) => [poSchoolId, poSchoolName]))
  const byName = (a: PoSchool, b: PoSchool) => a.name.localeCompare(b.name, 'nl')
  const own = [...known].map(([schoolId, name]) => ({ schoolId, name })).sort(byName)
  const rest = others.filter(({ schoolId }) => !known.has(schoolId)).sort(byName)
  const saved = Object.fromEntries(reported.map(({ schoolId, count }) => [schoolId, count]))
  const all = [...own, ...rest]
  const counts = useSchoolCounts({ name: 'oso', schools: all, saved, words, report: (body) => call('reportOsoMissing', { params, body }), again })
  const field = ({ schoolId, name }: PoSchool) => <CountField key={schoolId} schoolId={schoolId} school={name} counts={counts} text={words.count} />
  return (
    <Page title={words.title} lead={words.lead} faults={counts.faults}>
      <LeaveGuard when={counts.isChanged && !counts.busy} text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
      <Said text={counts.said} />
      <details className="fold">
        <summary>{receiptWords.osoTitle}</summary>
        <OsoHelp />
      </details>
      {all.length === 0 ? (
        <Empty title={words.none} />
      ) : (
        <FormSheet submit={words.save} busy={counts.busy} onSubmit={counts.save}>
          <div className="fields">{own.map(field)}</div>
          {rest.length > 0 &&
            (own.length === 0 ? (
              <div className="fields">{rest.map(field)}</div>
            ) : (
              <details className="fold" open={rest.some(({ schoolId }) => saved[schoolId] !== undefined || counts.faultOf(schoolId) !== undefined) || undefined}>
                <summary>{words.others}</summary>
                <div className="fields">{rest.map(field)}</div>
              </details>
            ))}
        </FormSheet>
      )}
    </Page>
  )
}
