// How far a delivery is, in a word with a sign.
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { type DeliveryProgress, deliveryProgressNames } from '../../words/fetching.ts'

const marks: Record<DeliveryProgress, MarkKind> = {
  waiting: 'plain', expected: 'plain', ready: 'busy', changed: 'moved', fetched: 'good', finished: 'good', delete: 'wrong', ended: 'removed',
}

export function DeliveryMark({ progress }: { readonly progress: DeliveryProgress }) {
  return <StatusMark kind={marks[progress]}>{deliveryProgressNames[progress]}</StatusMark>
}
