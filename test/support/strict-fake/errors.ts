// The refusals of the fake, as the SDK's own exception classes; what the fake does not know at all is a plain error, so that a test fails.
import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  IdempotentParameterMismatchException,
  ResourceNotFoundException,
  TransactionCanceledException,
  type AttributeValue,
  type CancellationReason,
} from '@aws-sdk/client-dynamodb'

const $metadata = { httpStatusCode: 400, attempts: 1, totalRetryDelay: 0 }

/** The SDK has no class for this one: it is known by its name. */
export const invalid = (message: string) =>
  new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', message, $metadata })

export const conditionFailed = (Item?: Record<string, AttributeValue>) =>
  new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata, ...(Item && { Item }) })

export const noSuchTable = () => new ResourceNotFoundException({ message: 'Requested resource not found', $metadata })

export const otherParameters = () =>
  new IdempotentParameterMismatchException({ message: 'Parameters do not match the original request with the same token', $metadata })

export function cancelled(reasons: CancellationReason[]) {
  const codes = reasons.map(reason => reason.Code).join(', ')
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`
  return new TransactionCanceledException({ message, CancellationReasons: reasons, $metadata })
}

/** Something that the service may well know and the fake does not: teach it, or do without. */
export const unknown = (what: string) => new Error(`The strict fake does not know ${what}`)

/** Refuses every parameter that the fake does not know, instead of leaving it aside. */
export function allowOnly(input: object, where: string, names: readonly string[]) {
  for (const [name, value] of Object.entries(input)) {
    if (value !== undefined && !names.includes(name)) throw unknown(`the parameter ${name} of ${where}`)
  }
}
