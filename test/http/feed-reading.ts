// Asks calendar feeds of a running system, and reads them with a parser that shares no code with their writer.
import ICAL from 'ical.js'
import { expect } from 'vitest'
import { ask, type Reply, type Running } from '../support/running.ts'
import { year } from './sample-requests.ts'

export const neighbour = '/regions/buurregio/years/2026-2027'

export function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const value = (name: string) => String(component.getFirstPropertyValue(name) ?? '')
    const { uid, summary: title, description, sequence, startDate, endDate } = event
    const when = { start: startDate.toString(), end: endDate.toString(), isDay: startDate.isDate }
    return { uid, title, description, sequence, ...when, status: value('status'), url: value('url'), stamp: value('dtstamp') }
  })
  return { calendar, events, of: (id: string) => events.find(({ uid }) => uid.includes(`.${id}@`)) }
}

export interface FeedReading {
  /** Asks for the file, as a calendar program does: without signing in. */
  readonly get: (url: string, headers?: Readonly<Record<string, string>>) => Promise<Reply>
  readonly feed: (url: string) => Promise<ReturnType<typeof read>>
  /** The address of the feed of a school, as a demo user gets it. */
  readonly feedOf: (schoolId: string, body?: unknown, user?: string, of?: string) => Promise<string>
}

export function feedReading(running: Running): FeedReading {
  const get: FeedReading['get'] = (url, headers = {}) => ask(running.url, url.slice(url.indexOf('/feeds/')), { headers })
  return {
    get,
    feed: async (url) => read((await get(url)).text),
    async feedOf(schoolId, body = {}, user = 'coordinator', of = year) {
      const reply = await running.as(user)(`${of}/schools/${schoolId}/feed`, { method: 'POST', body })
      expect(reply.status).toBe(200)
      expect(reply.body.webcalUrl).toBe(reply.body.url.replace(/^http:/, 'webcal:'))
      return reply.body.url
    },
  }
}
