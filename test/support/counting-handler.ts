// Counts what really goes over the wire, so that a test can say how many reads and writes a thing may cost.
import type { HttpHandler } from '@smithy/protocol-http'

/** One request as it was sent: the operation, and the bytes of its body and of the answer's. */
export interface CountedRequest {
  readonly operation: string
  readonly sentBytes: number
  readonly receivedBytes: number
}

export interface Counting {
  /** To be given to the SDK client in place of the wrapped handler. */
  readonly handler: HttpHandler
  /** All requests since the last reset, in the order of their answers; a repeat by the SDK counts again. */
  readonly counts: readonly CountedRequest[]
  /** How many requests of each operation. */
  perOperation(): Record<string, number>
  reset(): void
}

type Request = Parameters<HttpHandler['handle']>[0]

/** Wraps any request handler of an AWS SDK client. Requests without an `x-amz-target` are named by their method and path. */
export function counting(handler: HttpHandler): Counting {
  const counts: CountedRequest[] = []
  return {
    counts,
    handler: {
      ...(handler.metadata && { metadata: handler.metadata }),
      async handle(request, options) {
        const answer = await handler.handle(request, options)
        const receivedBytes = Number(answer.response.headers['content-length'] ?? 0)
        counts.push({ operation: operationOf(request), sentBytes: Buffer.byteLength(request.body ?? ''), receivedBytes })
        return answer
      },
      updateHttpClientConfig: (key, value) => handler.updateHttpClientConfig(key, value),
      httpHandlerConfigs: () => handler.httpHandlerConfigs(),
      destroy: () => handler.destroy?.(),
    },
    perOperation: () => Object.fromEntries([...Map.groupBy(counts, one => one.operation)].map(([name, all]) => [name, all.length])),
    reset: () => void counts.splice(0),
  }
}

function operationOf(request: Request): string {
  const target = request.headers['x-amz-target']
  return target === undefined ? `${request.method} ${request.path}` : (target.split('.').at(-1) ?? target)
}
