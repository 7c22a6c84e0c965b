// Clients of the embedded engines of which some calls go wrong, as the services of AWS say it: for what happens when the world does not cooperate.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import { type HttpHandler, type HttpRequest, HttpResponse } from '@smithy/protocol-http'
import { Readable } from 'node:stream'

/** What the service answers instead of doing it: the name of an error. `lost` does it, and the answer never arrives. */
export type Instead = { readonly error: string; readonly more?: object } | 'lost' | undefined

/** Hears each call, by its operation and what it asks, and may do something first. */
export type Watch = (operation: string, input: string) => Instead | Promise<Instead>

type Real = { readonly config: { readonly requestHandler: unknown } }

function handlerOf(real: Real, watch: Watch): HttpHandler {
  const handler = real.config.requestHandler as HttpHandler
  return {
    async handle(request: HttpRequest, options) {
      const operation = (request.headers['x-amz-target'] ?? request.path).split('.').at(-1)!
      const input = request.body instanceof Uint8Array ? new TextDecoder().decode(request.body) : String(request.body ?? '')
      const instead = await watch(operation, input)
      if (instead === undefined) return handler.handle(request, options)
      if (instead === 'lost') {
        await handler.handle(request, options)
        throw new Error('the connection was broken')
      }
      const { error, more = {} } = instead
      const bytes = Buffer.from(JSON.stringify({ __type: error, message: `${error} about Anna de Boer <anna@school.example>`, ...more }))
      return { response: new HttpResponse({ statusCode: 400, headers: { 'content-type': 'application/json', 'x-amzn-errortype': error, 'content-length': `${bytes.length}` }, body: Readable.from([bytes]) }) }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

const usual = { region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 }

export const watchedDynamo = (real: Real, watch: Watch) => new DynamoDBClient({ ...usual, requestHandler: handlerOf(real, watch) })
export const watchedSes = (real: Real, watch: Watch) => new SESv2Client({ ...usual, requestHandler: handlerOf(real, watch) })
export const watchedSqs = (real: Real, watch: Watch) => new SQSClient({ ...usual, requestHandler: handlerOf(real, watch) })
