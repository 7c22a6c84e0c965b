// Adding pupils: by pasting a list, from a file, or one by one.
import { useState } from 'react'
import { RadioField } from '../../parts/choices.tsx'
import { useTyped } from '../../parts/use-typed.ts'
import { addWords as words } from '../../words/pupils.ts'
import { AddList } from './add-list.tsx'
import { AddOne } from './add-one.tsx'

type AddManner = keyof typeof words.mannerNames

export function AddPupils() {
  const [manner, setManner] = useState<AddManner>('paste')
  const [text, setText] = useTyped('paste', '')
  const choice = <RadioField id="manner" label={words.manner} options={words.mannerNames} value={manner} onChange={setManner} inline />
  if (manner === 'one') return <AddOne choice={choice} />
  const goOn = (left: string) => {
    setText(left)
    setManner('paste')
  }
  return <AddList manner={manner} choice={choice} text={text} onText={setText} onLeft={goOn} />
}
