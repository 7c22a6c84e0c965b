// The mails of a year: to whom, about what, what became of them; send one again.
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { MessageTable } from '../../parts/message-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { usePaged } from '../../api/use-paged.ts'
import { freeMessageWords } from '../../words/free-message.ts'
import { type Message, messagesWords as words } from '../../words/messages.ts'
import { useYear } from './year-frame.tsx'

const write = (to: (page?: string) => string) => (
  <ButtonLink kind="primary" to={to('berichten/nieuw')}>
    {freeMessageWords.title}
  </ButtonLink>
)

export function Messages() {
  const { regionId, year, mayChange, to } = useYear()
  const paged = usePaged('listNotifications', { regionId, year })
  const sending = useSending()
  const [said, setSaid] = useState<string>()
  const resend = (message: Message) =>
    void sending.send([], async () => {
      const { data } = await call('resendNotification', { params: { regionId, year, notificationId: message.id } })
      paged.change(data)
      setSaid(words.resent(message.to.email))
    })
  return (
    <Loaded answer={paged}>
      {({ data }) => (
        <Page title={words.title} lead={words.lead} faults={sending.faults} acts={mayChange && write(to)}>
          <Said text={said} />
          <MessageTable
            messages={data.notifications}
            more={paged.more}
            showSchools
            empty={[words.none, words.noneText]}
            {...(mayChange && { resend })}
          />
        </Page>
      )}
    </Loaded>
  )
}
