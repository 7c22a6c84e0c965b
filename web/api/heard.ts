// What an answer says, once it has arrived whole: it can break off on its way, or be let go by who asked.
import { unreachable } from './problem.ts'

/** The body of an answer that says yes. Throws as `notHeard` does when it does not arrive whole. */
export async function heard<T>(response: Response, signal?: AbortSignal): Promise<T> {
  return (await response.json().catch((fault: unknown) => notHeard(fault, signal))) as T
}

/** Throws: what let the question go, or the problem that the server cannot be reached. */
export function notHeard(fault: unknown, signal?: AbortSignal): never {
  throw signal?.aborted ? fault : unreachable()
}
