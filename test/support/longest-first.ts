// The order of test files: those that take longest are begun first, so that no worker is left alone with one at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** By the end of their paths; what is not named comes after, as it stands. */
export const longestFirst = (longest: readonly string[]) =>
  class LongestFirst extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const place = ({ moduleId }: TestSpecification) => {
        const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
        return at < 0 ? longest.length : at
      }
      return files.toSorted((a, b) => place(a) - place(b))
    }
  }
