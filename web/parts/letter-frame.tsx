// A mail as mail programs show it.
import { useRef, useState } from 'react'

/**
 * The letter in a frame of its own: no script runs there and no link leads anywhere. The policy of the app refuses style that stands in
 * markup, and a letter has no other: it is put on the elements once they are there.
 */
export function LetterFrame({ html, title }: { readonly html: string; readonly title: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(320)
  const quiet = html.replaceAll(' style="', ' data-style="').replaceAll(' href="', ' data-href="')
  const dress = () => {
    const letter = frame.current?.contentDocument
    if (!letter) return
    for (const element of letter.querySelectorAll<HTMLElement>('[data-style]')) element.style.cssText = element.dataset['style'] ?? ''
    for (const link of letter.querySelectorAll<HTMLElement>('a[data-href]')) if (!link.style.textDecoration) link.style.textDecoration = 'underline'
    setHeight(letter.documentElement.scrollHeight + 2)
  }
  return <iframe className="letter__frame" ref={frame} title={title} sandbox="allow-same-origin" srcDoc={quiet} onLoad={dress} style={{ height }} />
}
