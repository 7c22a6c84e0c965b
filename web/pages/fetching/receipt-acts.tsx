// What a VO school says of one dossier, in one click; what closes access is asked about first.
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Notice, Said } from '../../parts/notice.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import { useSending } from '../../parts/use-sending.ts'
import type { Delivery } from '../../words/deliveries.ts'
import { type ReceiptKind, receiptNames, receiptWords as words } from '../../words/receipts.ts'
import { isRecalled } from './deliveries.ts'
import { useFetching } from './fetching-frame.tsx'

const ends: ReadonlySet<ReceiptKind> = new Set(['not-ours', 'not-arrived'])

export function ReceiptActs({ delivery }: { readonly delivery: Delivery }) {
  const { params, answer, to } = useFetching()
  const { busy, faults, send } = useSending()
  const [said, setSaid] = useState<string>()
  const [oso, setOso] = useState(false)
  const { applicationId, dossierId, receipt, fetchedAt, endedAt } = delivery
  const give = (kind: ReceiptKind) =>
    void send([], async () => {
      await call('giveReceipt', { params: { dossierId }, query: { schoolId: params.schoolId }, body: { kind } })
      await answer.again()
      setSaid(ends.has(kind) || kind !== 'unreadable' ? words.saved(receiptNames[kind]) : `${words.saved(receiptNames[kind])} ${words.unreadableNext}`)
      setOso(false)
    })
  return (
    <>
      {receipt && <p className="nl-paragraph">{words.given(receiptNames[receipt.kind], receipt.at)}</p>}
      <Said text={said} />
      <div role="alert">{faults.map(({ message }) => <Notice key={message} kind="wrong">{message}</Notice>)}</div>
      {endedAt === undefined && (
        <>
          <div className="row">
            {fetchedAt !== undefined && !isRecalled(delivery) && (
              <>
                <Button busy={busy} onClick={() => give('complete')}>
                  {receiptNames.complete}
                </Button>
                <Button busy={busy} onClick={() => give('unreadable')}>
                  {receiptNames.unreadable}
                </Button>
              </>
            )}
            <Button aria-expanded={oso} onClick={() => setOso(!oso)}>
              {receiptNames['oso-not-found']}
            </Button>
          </div>
          {oso && (
            <div className="notice after-list">
              <p className="notice__title">{words.osoTitle}</p>
              <OsoHelp />
              <div className="row">
                <Button busy={busy} onClick={() => give('oso-not-found')}>
                  {words.osoReport}
                </Button>
                <Link className="nl-link" to={to('oso')}>
                  {words.osoCounts}
                </Link>
              </div>
            </div>
          )}
          <div className="row after-list">
            <SureButton id={`not-ours-${applicationId}`} label={receiptNames['not-ours']} warning={words.notOursWarning} sure={words.sure} busy={busy} onSure={() => give('not-ours')} />
            <SureButton id={`not-arrived-${applicationId}`} label={receiptNames['not-arrived']} warning={words.notArrivedWarning} sure={words.sure} busy={busy} onSure={() => give('not-arrived')} />
          </div>
        </>
      )}
    </>
  )
}

export function OsoHelp() {
  return (
    <ul>
      {words.osoHelp.map((help) => (
        <li key={help}>{help}</li>
      ))}
    </ul>
  )
}
