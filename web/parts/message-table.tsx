// Mails as a list: when, to whom, about what, and what became of them.
import { useState } from 'react'
import { shortMoment } from '../words/dates.ts'
import { faults, general } from '../words/general.ts'
import { type Message, messagesWords as words } from '../words/messages.ts'
import { Button } from './button.tsx'
import { EmailText } from './email-text.tsx'
import { Empty, Notice } from './notice.tsx'
import { type MarkKind, StatusMark } from './status-mark.tsx'
import { type Column, Table } from './table.tsx'

const marks: Record<Message['state'], MarkKind> = {
  waiting: 'busy', claimed: 'busy', sent: 'good', delivered: 'good', bounced: 'wrong', complained: 'care', withdrawn: 'plain', failed: 'wrong',
}
const maySendAgain: ReadonlySet<Message['state']> = new Set(['sent', 'delivered', 'bounced', 'complained', 'failed'])

interface MessageTableProps {
  readonly messages: readonly Message[]
  readonly more: (() => Promise<void>) | undefined
  readonly empty: readonly [title: string, text: string]
  readonly showSchools?: boolean
  readonly resend?: (message: Message) => void
}

export function MessageTable({ messages, more, empty, showSchools = false, resend }: MessageTableProps) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  if (messages.length === 0) return <Empty title={empty[0]} text={empty[1]} />
  const load = async () => {
    setBusy(true)
    setFailed(false)
    await more?.().catch(() => setFailed(true))
    setBusy(false)
  }
  return (
    <>
      <p className="nl-paragraph soft number" role="status">
        {words.shown(messages.length)}
        {more && `. ${words.moreThere}`}
      </p>
      <Table caption={words.title} rows={messages} keyOf={(message) => message.id} columns={columns(showSchools, resend)} />
      <div role="status">{failed && <Notice kind="wrong">{faults.unreachable}</Notice>}</div>
      {more && (
        <div className="acts">
          <Button busy={busy} onClick={() => void load()}>
            {general.more}
          </Button>
        </div>
      )}
    </>
  )
}

function columns(showSchools: boolean, resend: MessageTableProps['resend']): readonly Column<Message>[] {
  const names = words.columns
  return [
    { name: names.subject, heads: true, cell: (message) => message.subject },
    { name: names.when, cell: (message) => <span className="number">{shortMoment(message.sentAt ?? message.decidedAt)}</span> },
    {
      name: names.to,
      cell: ({ to }) => (
        <>
          {to.name ?? <EmailText email={to.email} />}
          {to.name && (
            <span className="table__sub">
              <EmailText email={to.email} />
            </span>
          )}
        </>
      ),
    },
    ...(showSchools ? [{ name: names.schools, cell: (message: Message) => message.schools.map((school) => school.name).join(', ') }] : []),
    {
      name: names.state,
      cell: (message) => (
        <>
          <StatusMark kind={marks[message.state]}>{words.stateNames[message.state]}</StatusMark>
          {message.failure && <span className="table__sub">{words.failureNames[message.failure] ?? message.failure}</span>}
        </>
      ),
    },
    ...(resend
      ? [
          {
            name: names.actions,
            acts: true as const,
            cell: (message: Message) =>
              maySendAgain.has(message.state) && (
                <Button kind="subtle" about={`${message.subject}, ${message.to.email}`} onClick={() => resend(message)}>
                  {words.resend}
                </Button>
              ),
          },
        ]
      : []),
  ]
}
