// Choosing many files, with a button or by dropping them.
import { type DragEvent, useRef, useState } from 'react'
import { Button } from './button.tsx'

interface FileDropProps {
  readonly id: string
  /** What the button says. */
  readonly label: string
  readonly drop: string
  readonly hint: string
  readonly accept: string
  readonly onChoose: (files: readonly File[]) => void
}

export function FileDrop({ id, label, drop, hint, accept, onChoose }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onChoose([...files])
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div
      className={`picker${over ? ' picker--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="row">
        <Button id={id} onClick={() => input.current?.click()} aria-describedby={`${id}-hint`}>
          {label}
        </Button>
        <p className="picker__or">{drop}</p>
      </div>
      <p className="field__hint picker__hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        ref={input}
        type="file"
        multiple
        accept={accept}
        hidden
        onChange={(event) => {
          take(event.target.files)
          // The same files again, after they were put right, are a change too.
          event.target.value = ''
        }}
      />
    </div>
  )
}
