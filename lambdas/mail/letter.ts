// A letter as blocks, and the two forms that a mail carries of it: text and HTML with the same words in the same order.

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'label'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A paragraph whose line breaks somebody chose. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A link of ours, never one that somebody typed: a button, and the address itself for who cannot use it. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string; readonly isAbove?: boolean }
  | { readonly kind: 'small'; readonly text: string; readonly url?: string; readonly isAbove?: boolean }
  /** The address of a page in small print, for when it stands nowhere above. */
  | { readonly kind: 'address'; readonly text: string; readonly url: string }

export interface Letter {
  readonly subject: string
  readonly blocks: readonly Block[]
}

const above = 'Het adres staat hierboven.'

/** The same blocks with each address in full only where it stands first: the link to a school page is long, and one mail may need it often. */
export function withAddressesOnce(blocks: readonly Block[]): readonly Block[] {
  const shown = new Set<string>()
  return blocks.flatMap((block): readonly Block[] => {
    if ((block.kind !== 'link' && block.kind !== 'small' && block.kind !== 'address') || block.url === undefined) return [block]
    if (shown.has(block.url)) return block.kind === 'address' ? [] : [{ ...block, isAbove: true }]
    shown.add(block.url)
    return [block]
  })
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'lines':
      return block.lines.join('\n')
    case 'link':
      return `${block.label}:\n${block.isAbove ? above : block.url}`
    case 'address':
      return `${block.text}\n${block.url}`
    case 'small':
      return block.url && !block.isAbove ? `${block.text}\n${block.url}` : block.text
    case 'title':
    case 'heading':
      return `${block.text}\n${(block.kind === 'title' ? '=' : '-').repeat(Math.min(block.text.length, 60))}`
    default:
      return block.text
  }
}

/** The letter as plain text. */
export function letterText({ blocks }: Letter): string {
  return blocks
    .map((block, index) => `${textOf(block)}${block.kind === 'label' || index === blocks.length - 1 ? '\n' : '\n\n'}`)
    .join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character]!)

const ink = '#1b1b1b'
const blue = '#0b4f8a'
const grey = '#4a4a4a'
const buttonColours = `background-color:${blue};color:#ffffff;text-decoration:none`
const button = `display:inline-block;padding:12px 20px;${buttonColours};border-radius:4px;font-weight:bold`
const page = `margin:0;padding:16px;background-color:#ffffff;color:${ink};font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5`

function htmlOfSmall({ text, url, isAbove }: { readonly text: string; readonly url?: string; readonly isAbove?: boolean }): string {
  const link = (words: string) => `<a href="${escaped(url ?? '')}" style="color:${blue};word-break:break-all">${escaped(words)}</a>`
  const words = !url ? escaped(text) : isAbove ? link(text) : `${escaped(text)}<br>${link(url)}`
  return `<p style="font-size:14px;margin:0 0 8px;color:${grey}">${words}</p>`
}

function htmlOf(block: Block, labelTag: 'h2' | 'h3'): string {
  switch (block.kind) {
    case 'title':
      return `<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">${escaped(block.text)}</h1>`
    case 'heading':
      return `<h2 style="font-size:19px;line-height:1.3;margin:32px 0 8px">${escaped(block.text)}</h2>`
    case 'label':
      return `<${labelTag} style="font-size:16px;line-height:1.4;margin:20px 0 4px">${escaped(block.text)}</${labelTag}>`
    case 'paragraph':
      return `<p style="margin:0 0 12px">${escaped(block.text)}</p>`
    case 'lines':
      return `<p style="margin:0 0 12px">${block.lines.map(escaped).join('<br>')}</p>`
    case 'list': {
      const items = block.items.map((item) => `<li style="margin:0 0 6px">${escaped(item)}</li>`)
      return `<ul style="margin:0 0 12px;padding-left:20px">${items.join('')}</ul>`
    }
    case 'link':
      return (
        `<p style="margin:16px 0 4px"><a href="${escaped(block.url)}" style="${button}">${escaped(block.label)}</a></p>` +
        `<p style="font-size:14px;margin:0 0 16px;color:${grey};word-break:break-all">${block.isAbove ? above : escaped(block.url)}</p>`
      )
    case 'small':
    case 'address':
      return htmlOfSmall(block)
  }
}

/** The letter as HTML: no tables, no pictures, no style sheet, nothing fetched from elsewhere. */
export function letterHtml({ subject, blocks }: Letter): string {
  // Headings skip no level: labels stand below a heading where there is one, else below the title.
  const labelTag = blocks.some((block) => block.kind === 'heading') ? 'h3' : 'h2'
  return [
    '<!doctype html>',
    '<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escaped(subject)}</title></head>`,
    `<body style="${page}">`,
    '<main style="max-width:600px;margin:0 auto">',
    ...blocks.map((block) => htmlOf(block, labelTag)),
    '</main></body></html>',
    '',
  ].join('\n')
}
