// A key per command: pressing again with the same input repeats it, other input is another command.
import { useCallback, useRef } from 'react'

/** Answers the `Idempotency-Key` for a body. */
export function useRepeatKey(): (body: unknown) => string {
  const last = useRef({ body: '', key: '' })
  return useCallback((body: unknown) => {
    const text = JSON.stringify(body)
    if (last.current.body !== text) last.current = { body: text, key: crypto.randomUUID() }
    return last.current.key
  }, [])
}
