// Answers that do not arrive whole.
import { describe, expect, test } from 'vitest'
import { heard } from '../../web/api/heard.ts'
import { Problem } from '../../web/api/problem.ts'

/** An answer that breaks off after its first bytes. */
const broken = (fault: Error) =>
  new Response(
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"schools":'))
        controller.error(fault)
      },
    }),
  )

describe('an answer', () => {
  test('that arrives whole is given', async () => {
    expect(await heard(new Response('{"schools":[]}'))).toEqual({ schools: [] })
  })

  test('that breaks off halfway is no answer: the page says that it cannot reach the server', async () => {
    const fault = await heard(broken(new TypeError('network error')), new AbortController().signal).catch((thrown: unknown) => thrown)
    expect(fault).toBeInstanceOf(Problem)
    expect(fault).toMatchObject({ code: 'unreachable' })
  })

  test('that is let go while it arrives is no problem to tell', async () => {
    const leaving = new AbortController()
    leaving.abort()
    const fault = new DOMException('let go', 'AbortError')
    expect(await heard(broken(fault), leaving.signal).catch((thrown: unknown) => thrown)).toBe(fault)
  })
})
