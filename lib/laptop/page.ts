// The frame of the few pages that the laptop itself shows: plain Dutch HTML without script, under a strict policy.
import type { ServerResponse } from 'node:http'
import { webHeaders } from '../web-headers.ts'
import { answer, type Room } from './gateway/request.ts'
import { workbench } from './workbench.ts'

const styleAddress = '/_laptop/style.css'

/** Text as text: what it contains is never read as HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A whole page; `title` is text, `body` is HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styleAddress}">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

/** These pages have no script at all; a form may lead, by way of a redirect, to the web app where it is being worked on. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "frame-src 'self'",
  `form-action 'self' ${workbench}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

export const pageHeaders: Readonly<Record<string, string>> = { ...webHeaders, 'content-security-policy': policy }

export function answerPage(response: ServerResponse, status: number, title: string, body: string): void {
  answer(response, status, 'text/html; charset=utf-8', page(title, body), pageHeaders)
}

const style = `
:root { color-scheme: light; --text: #1b1b1f; --soft: #4a4a55; --line: #b4b4c0; --link: #154273; --back: #fff; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.people { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); }
button, input { font: inherit; color: inherit; }
input { border: 1px solid var(--soft); border-radius: 4px; padding: .5rem .75rem; width: min(100%, 24rem); display: block; }
button { background: var(--back); border: 2px solid var(--link); border-radius: 4px; cursor: pointer; }
button { min-height: 44px; padding: .5rem 1rem; text-align: left; }
button:hover { background: #eef3f8; }
ul.people button { height: 100%; width: 100%; }
button span { display: block; }
label { display: block; font-weight: 600; }
form p { margin: .75rem 0; }
.soft, .soft dd { color: var(--soft); font-size: .9375rem; }
.error { border-left: 4px solid #b30000; padding: .5rem 0 .5rem 1rem; }
ul.lines li { border-bottom: 1px solid var(--line); overflow-wrap: anywhere; padding: .5rem 0; }
dl { display: grid; gap: .25rem 1rem; grid-template-columns: max-content 1fr; margin: 0 0 1rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
iframe { border: 1px solid var(--line); height: 48rem; width: 100%; }
pre { background: #f4f4f6; overflow-wrap: anywhere; padding: 1rem; white-space: pre-wrap; }
`

/** Serves the style of these pages. */
export const styleRoom: Room = (_request, response) =>
  answer(response, 200, 'text/css; charset=utf-8', style, { ...webHeaders, 'cache-control': 'no-cache' })
