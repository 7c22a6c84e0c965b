// Does an act once more from the start when somebody else wrote in between: three uploads to one dossier at the same time are ordinary work.
import { Refusal } from '../domain/refusal.ts'

const mostTries = 5

/** For acts that name no version and read what they change themselves. Refuses `changed-meanwhile` only after five tries. */
export async function tryAgain<T>(doing: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await doing()
    } catch (error) {
      if (tries === mostTries || !(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error
    }
  }
}
