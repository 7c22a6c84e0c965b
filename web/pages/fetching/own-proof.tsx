// The VO school's own proof of what it fetched, to keep before the year is closed.
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { proofRows } from '../../fetch/proof.ts'
import { csvFile } from '../../csv.ts'
import { saveText } from '../../fetch/save.ts'
import { Button } from '../../parts/button.tsx'
import { Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { proofWords as words } from '../../words/receipts.ts'
import { general } from '../../words/general.ts'
import { useFetching } from './fetching-frame.tsx'

export function OwnProof() {
  const { params } = useFetching()
  const certificate = useAnswer('getCertificate', { params: { regionId: params.regionId, year: params.year } })
  const { busy, faults, send } = useSending()
  const [said, setSaid] = useState<string>()
  const keep = (kind: 'csv' | 'json') =>
    void send([], async () => {
      const { data } = await call('exportSchool', { params })
      const name = words.file(params.year, params.schoolId)
      if (kind === 'csv') saveText(csvFile(proofRows(data)), `${name}.csv`, 'text/csv;charset=utf-8')
      else saveText(JSON.stringify(data, undefined, 2), `${name}.json`, 'application/json')
      setSaid(words.done)
    })
  return (
    <Page title={words.title} lead={words.lead} faults={faults}>
      <Said text={said} />
      {certificate.state === 'ready' && <p className="nl-paragraph">{words.until(certificate.data.lastDay)}</p>}
      {busy && <Progress text={general.busy} />}
      <div className="acts">
        <Button kind="primary" busy={busy} onClick={() => keep('csv')}>
          {words.csv}
        </Button>
        <Button busy={busy} onClick={() => keep('json')}>
          {words.json}
        </Button>
      </div>
      <p className="nl-paragraph after-list">{words.jsonHint}</p>
    </Page>
  )
}
