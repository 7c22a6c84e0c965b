// The one server of the laptop: sends each request to the room that its path names, and keeps strangers out.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { headBytes } from './limits.ts'
import { answerProblem, answerText, isReading, targetOf, type Room } from './request.ts'

export interface RoomAt {
  /** `/v1` stands for itself and all below it, `/` for everything. */
  readonly prefix: string
  readonly room: Room
  /** For programs, which may call us `localhost`; pages are always at 127.0.0.1. */
  readonly forPrograms?: boolean
}

export interface FrontDoor {
  readonly port: number
  /** Opens the rooms; before that every path answers 503. The first whose prefix fits gets the request. */
  open(rooms: readonly RoomAt[]): void
  close(): Promise<void>
}

/** Listens on 127.0.0.1 only; fails with the error of `node:net` (`EADDRINUSE`) when the port is taken. Port 0 takes a free one. */
export async function startFrontDoor(port: number, onFault: (what: string, fault?: unknown) => void): Promise<FrontDoor> {
  let rooms: readonly RoomAt[] | undefined
  const server = createServer({ maxHeaderSize: headBytes }, async (request, response) => {
    try {
      await enter(request, response, rooms)
    } catch (fault) {
      if (request.destroyed && !request.complete) return
      onFault(`${request.method} ${request.url?.split('?')[0]} failed`, fault)
      if (response.headersSent) response.destroy()
      else answerText(response, 500, 'Er ging iets mis. Kijk in het venster waar npm start draait.')
    }
  })
  await listen(server, port)
  return {
    port: (server.address() as AddressInfo).port,
    open(opened) {
      rooms = opened
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 1000).unref()
      }),
  }
}

async function enter(request: IncomingMessage, response: ServerResponse, rooms?: readonly RoomAt[]): Promise<void> {
  const target = targetOf(request)
  const host = hostOf(request.headers.host)
  if (!target) return answerText(response, 400, 'Dit is geen adres van deze server.')
  // A page elsewhere can give this machine another name and so read what is here, unless only our own names are answered.
  if (!host) return answerText(response, 421, 'Gebruik het adres met 127.0.0.1.')
  if (!rooms) return answerProblem(response, 503, 'Nog even', 'De server start nog. Probeer het over een paar tellen opnieuw.')
  const found = rooms.find(({ prefix }) => prefix === '/' || target.rawPath === prefix || target.rawPath.startsWith(`${prefix}/`))
  if (host.name === 'localhost' && !found?.forPrograms && isReading(request)) {
    // Sign-in knows one address only: tokens, cookies and pages all live at 127.0.0.1.
    response.writeHead(307, { location: `http://127.0.0.1:${host.port}${request.url}`, 'cache-control': 'no-store' })
    response.end()
    return
  }
  if (!found) return answerText(response, 404, 'Deze pagina bestaat niet.')
  await found.room(request, response, target)
}

function hostOf(header = ''): { readonly name: string; readonly port: string } | undefined {
  const [, name, port = '80'] = /^(127\.0\.0\.1|localhost)(?::(\d+))?$/i.exec(header) ?? []
  return name === undefined ? undefined : { name: name.toLowerCase(), port }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
