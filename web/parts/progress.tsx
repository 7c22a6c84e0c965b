// Says that something takes a while, once it does.
import { useEffect, useState } from 'react'

/** Shown, and said aloud, after half a second: what is faster needs no word. */
export function Progress({ text, after = 500 }: { readonly text: string; readonly after?: number }) {
  const [shown, setShown] = useState(after === 0)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), after)
    return () => clearTimeout(timer)
  }, [after])
  return (
    <div role="status" className={shown ? 'progress' : undefined}>
      {shown && text}
    </div>
  )
}
