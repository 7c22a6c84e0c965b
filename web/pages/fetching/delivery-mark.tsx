// How far a delivery is, in a word with a sign.
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { type Delivery, type Stand, standNames } from '../../words/deliveries.ts'
import { standOf } from './deliveries.ts'

const marks: Record<Stand, MarkKind> = {
  waiting: 'plain', expected: 'plain', place: 'care', ready: 'busy', changed: 'moved', fetched: 'good', finished: 'good', delete: 'wrong', ended: 'removed',
}

export function DeliveryMark({ delivery }: { readonly delivery: Delivery }) {
  const stand = standOf(delivery)
  return <StatusMark kind={marks[stand]}>{standNames[stand]}</StatusMark>
}
