// Lets an AWS SDK client talk to an engine in this process: what the client would send over the wire, without a socket.
import { Readable } from 'node:stream'
import { HttpResponse, type HttpHandler, type HttpRequest } from '@smithy/protocol-http'

export interface SdkAnswer {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/** A `requestHandler` for an SDK client; `answer` gets the request and its JSON body, and answers with JSON. */
export function sdkHandler(answer: (request: HttpRequest, input: unknown) => SdkAnswer): HttpHandler {
  return {
    async handle(request) {
      // Decoded by hand: the client's byte array warns on the console whenever it is asked for a string.
      const text: string = request.body instanceof Uint8Array ? new TextDecoder().decode(request.body) : (request.body ?? '')
      const { statusCode, headers, body } = answer(request, text === '' ? {} : JSON.parse(text))
      const bytes = Buffer.from(JSON.stringify(body))
      return {
        response: new HttpResponse({
          statusCode,
          headers: { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers },
          body: Readable.from([bytes]),
        }),
      }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}
