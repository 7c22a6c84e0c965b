// The processing agreement of a board through the API: stated once for all of its schools, on the version that was read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startRunning } from '../support/running.ts'
import { boardId } from './sample-places.ts'

const path = `/boards/${boardId}/processing-agreement`
let running: Running
beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
})
afterAll(() => running.stop())

const board = (asking?: Parameters<ReturnType<Running['as']>>[1]) => running.as('board')(path, asking)
const put = (body: unknown, headers: Record<string, string> = {}) => board({ method: 'PUT', body, headers })

describe('a processing agreement', () => {
  it('is read by its board with all of its schools, in every region', async () => {
    const { status, body } = await board()
    expect([status, body.boardId, body.state, body.on]).toEqual([200, boardId, 'yes', '2026-09-01'])
    expect(body.schools.length).toBeGreaterThan(1)
    expect(body.schools).toContainEqual({ schoolId: '90AA00', name: expect.any(String), regionName: 'Regio Voorbeeld', year: '2026-2027' })
  })

  it('of another board is not there, as one that was never known', async () => {
    const [other, never] = await Promise.all(['99902', '00000'].map((id) => running.as('board')(`/boards/${id}/processing-agreement`)))
    expect([other!.status, other!.text]).toEqual([404, never!.text])
    expect((await running.as('coordinator')(path)).text).toBe(never!.text)
  })

  it('is stated on the version that was read, and of a day that was', async () => {
    const { etag } = await board()
    expect((await put({ state: 'no', on: '2026-08-31' })).status).toBe(428)
    expect((await put({ state: 'no', on: '2026-08-31' }, { 'if-match': '"9"' })).status).toBe(412)
    const early = await put({ state: 'yes', on: '2026-09-02' }, { 'if-match': etag })
    expect([early.status, early.body.errors]).toEqual([400, [{ path: 'on', code: 'day-to-come', message: expect.stringContaining('nog niet geweest') }]])
    const stated = await put({ state: 'no', on: '2026-08-31' }, { 'if-match': etag })
    expect([stated.status, stated.body.state, stated.body.on, stated.etag]).toEqual([200, 'no', '2026-08-31', `"${Number(String(etag).replaceAll('"', '')) + 1}"`])
    expect((await board()).body).toEqual(stated.body)
    expect((await put({ state: 'yes', on: '2026-09-01' }, { 'if-match': etag })).status).toBe(412)
  })
})
