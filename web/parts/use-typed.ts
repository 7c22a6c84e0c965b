// Typed text that survives having to sign in again: kept when the session ends, there again on return.
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react'
import { expiredEvent } from '../sign-in.ts'

const placeOf = (name: string) => `overstap.typed#${location.pathname}#${name}`

function kept<T>(name: string): T | undefined {
  const text = sessionStorage.getItem(placeOf(name))
  return text === null ? undefined : (JSON.parse(text) as T)
}

/** Like `useState`, for what people type; `name` is unique on its page. */
export function useTyped<T>(name: string, initial: T | (() => T)): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => kept<T>(name) ?? (typeof initial === 'function' ? (initial as () => T)() : initial))
  const latest = useRef(value)
  latest.current = value
  useEffect(() => {
    const place = placeOf(name)
    sessionStorage.removeItem(place)
    const keep = () => sessionStorage.setItem(place, JSON.stringify(latest.current))
    addEventListener(expiredEvent, keep)
    return () => removeEventListener(expiredEvent, keep)
  }, [name])
  return [value, setValue]
}
