// The one way to the API, when answers do not arrive whole.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { call } from '../../web/api/client.ts'
import { Problem } from '../../web/api/problem.ts'

const params = { regionId: 'voorbeeld', year: '2026-2027' }
const answersWith = (body: string | ReadableStream<Uint8Array>, status = 200) => vi.stubGlobal('fetch', async () => new Response(body, { status, headers: { ETag: '"3"' } }))

/** A body that breaks off after its first bytes. */
const broken = (fault: Error) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('{"schools":'))
      controller.error(fault)
    },
  })

const asked = (signal?: AbortSignal) => call('getAgreements', { params, ...(signal && { signal }) }).catch((fault: unknown) => fault)

afterEach(() => vi.unstubAllGlobals())

describe('an answer', () => {
  test('that arrives whole is given with its version', async () => {
    answersWith('{"schools":[]}')
    expect(await asked()).toEqual({ data: { schools: [] }, etag: '"3"' })
  })

  test('that breaks off halfway is no answer: the page says that it cannot reach the server', async () => {
    answersWith(broken(new TypeError('network error')))
    expect(await asked()).toMatchObject({ code: 'unreachable' })
  })

  test('that is let go while it arrives is no problem to tell', async () => {
    const leaving = new AbortController()
    leaving.abort()
    const fault = new DOMException('let go', 'AbortError')
    answersWith(broken(fault))
    const got = await asked(leaving.signal)
    expect(got).toBe(fault)
    expect(got).not.toBeInstanceOf(Problem)
  })

  test('that says no without words it can read is still a problem with its status', async () => {
    answersWith(broken(new TypeError('network error')), 503)
    expect(await asked()).toMatchObject({ status: 503 })
  })
})
