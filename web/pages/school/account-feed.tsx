// The calendar feed of a school for who is signed in.
import { call } from '../../api/client.ts'
import { FeedPanel } from './feed-panel.tsx'

interface AccountFeedProps {
  readonly params: { readonly regionId: string; readonly year: string; readonly schoolId: string }
}

export function AccountFeed({ params }: AccountFeedProps) {
  const ask = async (renew: boolean) => (await call('makeFeed', { params, body: renew ? { renew } : {} })).data
  return <FeedPanel make={() => ask(false)} renew={() => ask(true)} />
}
