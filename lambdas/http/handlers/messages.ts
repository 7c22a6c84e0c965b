// Messages of a region to its schools over HTTP.
import { toIso } from '../../domain/moment.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { sendMessage } from '../../usecases/send-message.ts'
import type { Handler } from '../handler.ts'

export function messageHandlers(ports: ApiPorts) {
  const send = sendMessage(ports)
  const sendHandler: Handler<'sendMessage'> = async ({ actor, params, query, body, repeat }) => {
    const dryRun = query.dryRun === 'true'
    const { messageId, goesOutAt, persons, schools, withoutContact, preview } = await send(actor, params, body, dryRun, repeat)
    return {
      body: {
        dryRun,
        ...(!dryRun && { messageId }),
        goesOutAt: toIso(goesOutAt),
        persons,
        schools: schools.length,
        withoutContact: withoutContact.map(({ schoolId, name }) => ({ schoolId, name })),
        preview,
      },
      ...(dryRun && { status: 200 }),
    }
  }
  return { sendMessage: sendHandler }
}
