// Whether a school can exchange by OSO: its label in words with a sign, never the colour alone.
import { type Label, labelNames, labelShort } from '../words/oso.ts'
import { type MarkKind, StatusMark } from './status-mark.tsx'

const kinds: Record<Label, MarkKind> = {
  qualified: 'good',
  'not-participating': 'removed',
  unknown: 'plain',
  'agreement-missing': 'wrong',
  'mandate-missing': 'wrong',
  'endpoint-missing': 'wrong',
  recheck: 'busy',
}

/** `short` leaves out who arranges it, for a row of a list. */
export function LabelMark({ label, short = false }: { readonly label: Label; readonly short?: boolean }) {
  return <StatusMark kind={kinds[label]}>{(short ? labelShort : labelNames)[label]}</StatusMark>
}
