// Choosing a file with a button or by dropping it; its size is looked at before anything is sent.
import { type DragEvent, useRef, useState } from 'react'
import { fileWords, importWords } from '../words/schools.ts'
import { Button } from './button.tsx'
import { FieldTexts } from './field.tsx'

/** Larger does not fit through the gateway; the API says the same. */
export const largestFile = 4_400_000

/** Why a file is not sent at all; `undefined` when it may be. */
export function fileFault(file: File | undefined): string | undefined {
  if (!file) return fileWords.none
  if (file.size === 0) return importWords.empty
  if (file.size > largestFile) return importWords.tooLarge(fileWords.size(file.size))
  return undefined
}

interface FilePickerProps {
  readonly id: string
  readonly label: string
  readonly file: File | undefined
  readonly onChoose: (file: File) => void
  readonly fault?: string | undefined
  /** Which files the browser offers first. */
  readonly accept?: string
}

export function FilePicker({ id, label, file, onChoose, fault, accept = '.csv,text/csv' }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const first = files?.[0]
    if (first) onChoose(first)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div className={`field${fault ? ' field--fault' : ''}`}>
      <span className="field__label" id={`${id}-label`}>
        {label}
      </span>
      <FieldTexts id={id} fault={fault} />
      <div
        className={`picker${over ? ' picker--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className="picker__chosen" id={`${id}-chosen`} role="status">
          {file && fileWords.chosen(file.name, fileWords.size(file.size))}
        </p>
        <div className="row">
          <Button
            id={id}
            onClick={() => input.current?.click()}
            aria-describedby={`${id}-label ${id}-chosen${fault ? ` ${id}-fault` : ''}`}
          >
            {file ? fileWords.other : fileWords.choose}
          </Button>
          <p className="picker__or">{fileWords.drop}</p>
        </div>
        <input
          ref={input}
          type="file"
          accept={accept}
          hidden
          onChange={(event) => {
            take(event.target.files)
            // The same file again, after it was put right, is a change too.
            event.target.value = ''
          }}
        />
      </div>
    </div>
  )
}
