// How far a fetch is: all dossiers together, and each file that is under way.
import { useState } from 'react'
import { Meter } from '../../parts/meter.tsx'
import { sizeText } from '../../words/deliveries.ts'
import { fetchAllWords as words } from '../../words/fetch-all.ts'
import type { FetchJob, Underway } from './use-fetch-job.ts'

interface FetchProgressProps {
  readonly job: Pick<FetchJob, 'done' | 'wanted'>
  readonly bytes: number
  readonly files: readonly Underway[]
}

export function FetchProgress({ job: { done, wanted }, bytes, files }: FetchProgressProps) {
  return (
    <section className="fetching__progress">
      <p className="fetching__far number">{words.dossiersDone(done, wanted)}</p>
      <Meter done={done} all={wanted} />
      <p className="nl-paragraph soft number">{words.bytesDone(bytes)}</p>
      <Heard done={done} wanted={wanted} />
      <h2 className="nl-heading nl-heading--level-3">{words.fileNow}</h2>
      <ul className="fetching__files">
        {files.map((file) => (
          <li key={file.key}>
            <span className="fetching__file">{file.name}</span>
            <span className="soft number">{`${words.fileOf(file.number)}, ${sizeText(file.size)}, ${words.percent(Math.floor((file.bytes / file.size) * 100))}`}</span>
            <Meter done={file.bytes} all={file.size} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Said aloud at every tenth of the way: more would never be silent. */
function Heard({ done, wanted }: FetchProgressProps['job']) {
  const tenth = wanted === 0 ? 0 : Math.floor((done / wanted) * 10)
  const [said, setSaid] = useState({ tenth: -1, text: '' })
  if (said.tenth !== tenth) setSaid({ tenth, text: words.dossiersDone(done, wanted) })
  return (
    <p className="only-heard" role="status">
      {said.text}
    </p>
  )
}
