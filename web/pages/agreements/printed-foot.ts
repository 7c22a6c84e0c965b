// What stands at the foot of every printed sheet: where the page is, and which version was printed.
import { useEffect } from 'react'

/** A text as CSS takes it between quotes: whatever is not plain as its code point. */
function quoted(text: string): string {
  return `"${[...text].map((sign) => (/[\w ./:-]/.test(sign) ? sign : `\\${sign.codePointAt(0)!.toString(16)} `)).join('')}"`
}

/** A browser that knows no margin boxes leaves them out; the same text stands at the end of the page. A wide table lies on its side. */
export function usePrintedFoot(text: string, lies: 'portrait' | 'landscape' = 'portrait'): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    const small = 'font: 9pt sans-serif'
    const corners = `@bottom-left { content: ${quoted(text)}; ${small} } @bottom-right { content: counter(page) " / " counter(pages); ${small} }`
    sheet.replaceSync(`@page { size: A4 ${lies}; margin: 16mm 16mm 20mm; ${corners} }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet))
  }, [text, lies])
}
