// The mails that went to a school.
import { usePaged } from '../../api/use-paged.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { MessageTable } from '../../parts/message-table.tsx'
import { Page } from '../../parts/page.tsx'
import { schoolWords as words } from '../../words/school.ts'
import { useSchoolRecord } from './in-school.tsx'

export function SchoolMessages() {
  const { params } = useSchoolRecord()
  const paged = usePaged('listSchoolNotifications', params)
  return (
    <Loaded answer={paged}>
      {({ data }) => (
        <Page title={words.messagesTitle}>
          <MessageTable messages={data.notifications} more={paged.more} empty={[words.noMessages, words.noMessagesText]} />
        </Page>
      )}
    </Loaded>
  )
}
