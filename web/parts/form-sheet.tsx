// The frame of a form: its fields on a sheet, the button that sends it, and the way out.
import type { FormEvent, ReactNode } from 'react'
import { general } from '../words/general.ts'
import { Button, ButtonLink } from './button.tsx'
import { Locked } from './locked.tsx'

interface FormSheetProps {
  /** What the button says. */
  readonly submit: string
  readonly busy: boolean
  readonly onSubmit: () => void
  /** Where one goes without sending: an address, or what happens. */
  readonly cancel?: string | (() => void)
  /** It makes place for something else once it was sent: its fields rest while it is. */
  readonly closes?: true
  readonly children: ReactNode
}

export function FormSheet({ submit, busy, onSubmit, cancel, closes, children }: FormSheetProps) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="sheet" noValidate onSubmit={send}>
      <Locked when={closes === true && busy}>{children}</Locked>
      <div className="acts">
        <Button kind="primary" type="submit" busy={busy}>
          {submit}
        </Button>
        {typeof cancel === 'string' && (
          <ButtonLink kind="subtle" to={cancel}>
            {general.cancel}
          </ButtonLink>
        )}
        {typeof cancel === 'function' && (
          <Button kind="subtle" onClick={cancel}>
            {general.cancel}
          </Button>
        )}
      </div>
    </form>
  )
}
