// A refusal: the system understood what was asked and says no, with a code that has a sentence (`http/refusals.ts`).

/** Every reason to say no. A code without a status and a sentence in `http/refusals.ts` does not compile. */
export type RefusalCode =
  // who is asking
  | 'not-signed-in'
  | 'role-unclear'
  | 'not-allowed'
  | 'not-found'
  // what is asked
  | 'invalid-input'
  | 'not-json'
  | 'wrong-content-type'
  | 'too-large'
  // which version it is asked of
  | 'version-missing'
  | 'changed-meanwhile'
  | 'already-exists'
  | 'key-used-for-something-else'
  // a rule or a state forbids it
  | 'file-unreadable'
  | 'no-open-year'
  | 'nothing-published'
  | 'no-national-dates'
  | 'cannot-publish'
  | 'cannot-report-step'
  | 'cannot-state-facts'
  | 'cannot-make-link'
  | 'cannot-change-settings'
  | 'types-locked'
  | 'not-allowed-from-this-status'
  | 'cannot-change-dossier'
  | 'cannot-set-ready'
  | 'cannot-close-year'
  | 'cannot-move-school'
  | 'school-has-left'
  | 'too-many-wrong-codes'
  // try again
  | 'too-busy'

/** One fault in what was sent: where (`milestones[3].on`), which rule, and the numbers or names that its sentence needs. */
export interface InputFault {
  readonly path: string
  readonly code: string
  readonly details?: Readonly<Record<string, string | number>>
}

/** One reason why a rule or a state forbids something. */
export interface Reason {
  readonly code: string
  readonly details?: Readonly<Record<string, string | number | readonly string[]>>
}

/** What may stand against publishing beside the conflicts of the calendar itself, against changing a setting, reporting a step, and stating a fact. */
export type StateReason = 'calendar-empty' | 'reason-missing' | 'release-cannot-move' | 'opens-on-stands' | 'passes-by-itself' | 'not-for-this-school' | 'fact-better-known' | 'region-without-oso' | 'moved-already' | 'successor-moved-on' | 'own-school' | 'nobody-hears' | 'no-contact'

export interface RefusalDetails {
  readonly errors?: readonly InputFault[]
  readonly reasons?: readonly Reason[]
  /** Of what may be tried again: after so many seconds. */
  readonly retryAfterSeconds?: number
}

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** Refuses input with all its faults at once; answers nothing when there are none. */
export function refuseFaults(errors: readonly InputFault[]): void {
  if (errors.length > 0) throw new Refusal('invalid-input', { errors })
}

export const notFound = (): Refusal => new Refusal('not-found')
