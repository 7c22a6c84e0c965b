// An address to take along: to select, or to copy with a button.
import { useRef, useState } from 'react'
import { copyWords as words } from '../words/general.ts'
import { Button } from './button.tsx'

interface CopyFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
}

export function CopyField({ id, label, value }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<{ readonly of: string; readonly text: string }>()
  const copy = async () => {
    input.current?.select()
    try {
      await navigator.clipboard.writeText(value)
      setSaid({ of: value, text: words.copied })
    } catch {
      // A browser may forbid it; what is selected can be copied by hand.
      setSaid({ of: value, text: words.byHand })
    }
  }
  return (
    <div className="field copy">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <div className="copy__line">
        <input className="input" id={id} ref={input} type="text" readOnly value={value} onFocus={(event) => event.target.select()} />
        <Button onClick={() => void copy()} about={label}>
          {words.copy}
        </Button>
      </div>
      <p className="copy__said" role="status">
        {said?.of === value && said.text}
      </p>
    </div>
  )
}
