// Does an act once more from the start when somebody else wrote in between: twelve uploads to one dossier at the same time are ordinary work.
import { Refusal } from '../domain/refusal.ts'

const mostTries = 8
/** The longest first pause in milliseconds; each next one may be twice as long. */
const firstPause = 10

/** Those who met each other do not come back at the same moment. */
const pause = (tries: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * firstPause * 2 ** (tries - 1)))

/** For acts that name no version and read what they change themselves. Refuses `changed-meanwhile` only after eight tries, within three seconds. */
export async function tryAgain<T>(doing: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await doing()
    } catch (error) {
      if (tries === mostTries || !(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error
      await pause(tries)
    }
  }
}
