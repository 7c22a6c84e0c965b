// A refusal or a fault as `application/problem+json` (RFC 9457): what is wrong, all of it at once, and nothing of the inside.
import type { Reason, Refusal } from '../domain/refusal.ts'
import { fieldSentence, fileSentences } from './faults-in-dutch.ts'
import { reasons, refusals } from './refusals.ts'

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[]
  readonly reasons?: readonly { readonly code: string; readonly message: string }[]
  /** Only of a fault: what to name when asking for help. */
  readonly reference?: string
}

const sentences: Readonly<Record<string, (details: NonNullable<Reason['details']>) => string>> = { ...fileSentences, ...reasons }

export function reasonSentence({ code, details }: Reason): string {
  return sentences[code]?.(details ?? {}) ?? fieldSentence(code, details)
}

export function problemOf(refusal: Refusal): Problem {
  const { code, details } = refusal
  return {
    type: `urn:overstap:problem:${code}`,
    ...refusals[code],
    code,
    ...(details.errors && { errors: details.errors.map((error) => ({ path: error.path, code: error.code, message: fieldSentence(error.code, error.details) })) }),
    ...(details.reasons && { reasons: details.reasons.map((reason) => ({ code: reason.code, message: reasonSentence(reason) })) }),
  }
}

export function faultProblem(reference: string): Problem {
  return {
    type: 'urn:overstap:problem:fault',
    title: 'Er ging iets mis',
    status: 500,
    detail: 'Dit ligt aan ons, niet aan u. Probeer het over een paar minuten opnieuw. Blijft het misgaan, noem dan het referentienummer aan het contactpunt van uw regio.',
    code: 'fault',
    reference,
  }
}
