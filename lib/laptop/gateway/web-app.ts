// Serves the built web app: its files as they are, and its first page for every address that is a page of the app.
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { policyText, webHeaders } from '../../web-headers.ts'
import { answer, answerReadOnly, answerText, decoded, isReading, type Room } from './request.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** `folder` is where the build put the app. */
export function webApp(folder: string): Room {
  const root = resolve(folder)
  return async (request, response, target) => {
    if (!isReading(request)) return answerReadOnly(response)
    const path = decoded(target.rawPath)
    const file = path === undefined || path.includes('\\') ? undefined : join(root, path)
    const found = file?.startsWith(root + sep) ? await bytesOf(file) : undefined
    const head = { ...webHeaders, 'content-security-policy': policyText() }
    if (found) {
      // Files in `assets` carry a digest of their content in their name.
      const cacheControl = path!.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
      return answer(response, 200, contentTypes[extname(file!)] ?? 'application/octet-stream', found, { ...head, 'cache-control': cacheControl })
    }
    if (path === undefined || extname(path) !== '') return answerText(response, 404, 'Deze pagina bestaat niet.', head)
    const page = await bytesOf(join(root, 'index.html'))
    if (!page) return answerText(response, 503, 'De webapp is nog niet gebouwd. Start opnieuw met: npm start', head)
    answer(response, 200, contentTypes['.html']!, page, { ...head, 'cache-control': 'no-cache' })
  }
}

async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (fault) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes((fault as NodeJS.ErrnoException).code ?? '')) return undefined
    throw fault
  }
}
