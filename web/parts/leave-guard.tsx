// Asks before a page with unsaved work is left.
import { useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'
import { useSession } from '../session.tsx'
import { Button } from './button.tsx'

interface LeaveGuardProps {
  readonly when: boolean
  readonly text: string
  readonly leave: string
  readonly stay: string
}

export function LeaveGuard({ when, text, leave, stay }: LeaveGuardProps) {
  const { ended } = useSession()
  const blocker = useBlocker(when)
  const dialog = useRef<HTMLDialogElement>(null)
  // Who has to sign in again finds the typed text on return, so nothing is lost then.
  const warns = when && !ended
  useEffect(() => {
    if (!warns) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [warns])
  useEffect(() => {
    if (blocker.state === 'blocked') dialog.current?.showModal()
    else dialog.current?.close()
  }, [blocker.state])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="leave-text" onCancel={() => blocker.reset?.()}>
      <p className="nl-paragraph" id="leave-text">
        {text}
      </p>
      <div className="row">
        <Button kind="primary" onClick={() => blocker.reset?.()}>
          {stay}
        </Button>
        <Button onClick={() => blocker.proceed?.()}>{leave}</Button>
      </div>
    </dialog>
  )
}
