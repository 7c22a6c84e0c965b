// A button for what cannot be taken back: it says first what will stop working.
import { useEffect, useRef, useState } from 'react'
import { general } from '../words/general.ts'
import { Button } from './button.tsx'

interface SureButtonProps {
  readonly id: string
  readonly label: string
  readonly about?: string
  readonly warning: string
  readonly sure: string
  readonly busy: boolean
  readonly onSure: () => void
}

export function SureButton({ id, label, about, warning, sure, busy, onSure }: SureButtonProps) {
  const [open, setOpen] = useState(false)
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) document.getElementById(open ? `${id}-sure` : id)?.focus()
    asked.current = true
  }, [open, id])
  if (!open)
    return (
      <Button id={id} about={about} onClick={() => setOpen(true)}>
        {label}
      </Button>
    )
  return (
    <div className="notice notice--care" role="group" aria-labelledby={`${id}-warning`}>
      <p className="nl-paragraph" id={`${id}-warning`}>
        {warning}
      </p>
      <div className="row">
        <Button
          id={`${id}-sure`}
          busy={busy}
          aria-describedby={`${id}-warning`}
          onClick={() => {
            setOpen(false)
            onSure()
          }}
        >
          {sure}
        </Button>
        <Button kind="subtle" onClick={() => setOpen(false)}>
          {general.cancel}
        </Button>
      </div>
    </div>
  )
}
