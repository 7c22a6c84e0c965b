// What the engine answers instead of a result, in the words that the SDK turns into its exception classes.

type ErrorName =
  | 'ConditionalCheckFailedException'
  | 'IdempotentParameterMismatchException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'TransactionCanceledException'
  | 'UnknownOperationException'
  | 'ValidationException'

/** The body of an error answer: `__type` ends with `#` and the name of the exception. */
export interface ErrorBody {
  readonly __type: string
  readonly message: string
  readonly [detail: string]: unknown
}

/** A refusal as the service words it; dynalite's own errors have the same shape without being of this class. */
export class ServiceError extends Error {
  readonly statusCode = 400
  readonly body: ErrorBody

  constructor(name: ErrorName, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.name = name
    this.body = { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message, ...details }
  }
}

export const validation = (message: string) => new ServiceError('ValidationException', message)

/** The refusal inside an error, also one that dynalite made; `undefined` for a fault of the engine itself. */
export function refusalOf(error: unknown): ErrorBody | undefined {
  if (!(error instanceof Error) || !('body' in error)) return undefined
  const body = error.body as { __type: string; message?: string; Message?: string }
  return { ...body, message: body.message ?? body.Message ?? error.message }
}
