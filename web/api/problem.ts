// What went wrong with a request, in the shape that every page can show (RFC 9457).

/** One fault in what was typed: where, which rule, and the sentence that says so. */
export interface InputError {
  readonly path: string
  readonly code: string
  readonly message: string
}

export interface ProblemReason {
  readonly code: string
  readonly message: string
}

export interface ProblemAnswer {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly InputError[]
  readonly reasons: readonly ProblemReason[]
  /** The number under which a fault is found in the logs. */
  readonly reference?: string
}

export class Problem extends Error {
  readonly answer: ProblemAnswer

  constructor(answer: ProblemAnswer) {
    super(answer.detail)
    this.name = 'Problem'
    this.answer = answer
  }

  get status(): number {
    return this.answer.status
  }

  get code(): string {
    return this.answer.code
  }
}

type Loose = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): readonly Loose[] =>
  Array.isArray(value) ? value.filter((entry): entry is Loose => typeof entry === 'object' && entry !== null) : []

/** The problem that an answer tells of, whatever stood in between: a gateway answers with a body of its own. */
export function problemFrom(status: number, body: unknown): Problem {
  const answer: Loose = typeof body === 'object' && body !== null ? (body as Loose) : {}
  const reference = text(answer['reference']) || text(answer['instance'])
  return new Problem({
    status,
    code: text(answer['code']),
    title: text(answer['title']),
    detail: text(answer['detail']),
    errors: list(answer['errors']).map((error) => ({ path: text(error['path']), code: text(error['code']), message: text(error['message']) })),
    reasons: list(answer['reasons']).map((reason) => ({ code: text(reason['code']), message: text(reason['message']) })),
    ...(reference && { reference }),
  })
}

/** No answer at all: the network, or a service that is down. */
export function unreachable(): Problem {
  return problemFrom(0, { code: 'unreachable' })
}
