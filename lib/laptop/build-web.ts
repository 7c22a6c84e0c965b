// Builds the web app when its sources are newer than what was built.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from './start-problem.ts'

const sources = ['web', 'lambdas/contract', 'package-lock.json']

/** Where the build of the project at `root` puts the web app. */
export function webFolderOf(root: string): string {
  return join(root, 'dist', 'web')
}

/** Builds it where needed; answers whether it did. Throws a StartProblem when the build fails; the builder has said why. */
export async function buildWeb(root: string): Promise<boolean> {
  const built = join(webFolderOf(root), 'index.html')
  if (existsSync(built) && sources.every((source) => newestIn(join(root, source)) <= statSync(built).mtimeMs)) return false
  const { build } = await import('vite')
  try {
    await build({ configFile: join(root, 'web', 'vite.config.ts'), logLevel: 'warn' })
  } catch (fault) {
    throw new StartProblem('De webapp kan niet worden gebouwd. Herstel de fout die hierboven staat.', fault)
  }
  return true
}

/** The moment of the last change in a file or folder, in milliseconds since 1970. */
function newestIn(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), mtimeMs)
}
