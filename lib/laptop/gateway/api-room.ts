// The API: calls the api door for each request below `/v1`, within the limits of API Gateway and Lambda.
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { writeApiAnswer } from './api-answer.ts'
import { apiEvent } from './api-event.ts'
import { answerBytes, bodyBytes, eventBytes, functionMilliseconds } from './limits.ts'
import { answer, bodyOf, decoded, type Room } from './request.ts'
import { routeMatcher, type Route } from './route-match.ts'

export type ApiHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>

export interface ApiOptions {
  readonly handler: ApiHandler
  /** What API Gateway knows; everything else is its own 404. Without a list all goes to the handler. */
  readonly routes?: readonly Route[] | undefined
  readonly milliseconds?: number | undefined
  /** The product's clock: what the API says of today must agree with the `date` of its answers. */
  readonly now?: (() => number) | undefined
  /** Hears of a handler that threw or took too long. */
  readonly onFault: (what: string, fault?: unknown) => void
}

export function apiRoom({ handler, routes, milliseconds = functionMilliseconds, now = Date.now, onFault }: ApiOptions): Room {
  const matchOf = routeMatcher(routes)
  return async (request, response, target) => {
    const requestId = randomUUID()
    response.setHeader('apigw-requestid', requestId)
    response.setHeader('date', new Date(now()).toUTCString())
    const body = await bodyOf(request, bodyBytes)
    if (!body) return gatewayAnswer(response, 413, 'Request Entity Too Large')
    const path = decoded(target.rawPath)
    if (path === undefined) return gatewayAnswer(response, 400, 'Bad Request')
    const match = matchOf(request.method ?? 'GET', path)
    if (!match) return gatewayAnswer(response, 404, 'Not Found')
    // The function gets what survives JSON, so nothing but that passes here either.
    const event = JSON.stringify(apiEvent({ request, target, match, body, requestId, at: new Date() }))
    if (Buffer.byteLength(event) > eventBytes) return gatewayAnswer(response, 413, 'Request Entity Too Large')

    const result = await invoke(() => handler(JSON.parse(event), contextOf(requestId, milliseconds)), milliseconds)
    if (result.kind === 'late') {
      onFault(`the api door took longer than ${milliseconds} ms`)
      return gatewayAnswer(response, 503, 'Service Unavailable')
    }
    if (result.kind === 'failed') onFault('the api door failed', result.fault)
    if (result.kind === 'failed' || !writeApiAnswer(response, result.value)) gatewayAnswer(response, 500, 'Internal Server Error')
  }
}

type Outcome = { readonly kind: 'done'; readonly value: unknown } | { readonly kind: 'failed'; readonly fault: unknown } | { readonly kind: 'late' }

async function invoke(call: () => Promise<unknown>, milliseconds: number): Promise<Outcome> {
  const { promise: late, resolve } = Promise.withResolvers<Outcome>()
  const timer = setTimeout(() => resolve({ kind: 'late' }), milliseconds)
  const done = (async (): Promise<Outcome> => {
    try {
      const json = JSON.stringify(await call()) ?? 'null'
      if (Buffer.byteLength(json) > answerBytes) return { kind: 'failed', fault: new Error(`an answer of more than ${answerBytes} bytes`) }
      return { kind: 'done', value: JSON.parse(json) }
    } catch (fault) {
      return { kind: 'failed', fault }
    }
  })()
  try {
    return await Promise.race([done, late])
  } finally {
    clearTimeout(timer)
  }
}

/** API Gateway's own words, not the application's. */
function gatewayAnswer(response: ServerResponse, status: number, message: string): void {
  answer(response, status, 'application/json', JSON.stringify({ message }))
}

function contextOf(requestId: string, milliseconds: number): Context {
  const ends = Date.now() + milliseconds
  return {
    awsRequestId: requestId,
    functionName: 'api',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:api',
    memoryLimitInMB: '512',
    logGroupName: 'api',
    logStreamName: 'laptop',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, ends - Date.now()),
    done() {},
    fail() {},
    succeed() {},
  }
}
