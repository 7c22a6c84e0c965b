// Chooses the municipalities of a region among those that stand in the file.
import { useState } from 'react'
import { CheckList } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import type { Municipality } from '../../register-file.ts'
import { placeName } from '../../words/places.ts'
import { importWords as words } from '../../words/schools.ts'

/** With more than this, searching is quicker than looking. */
const many = 15

interface MunicipalityFieldProps {
  readonly found: readonly Municipality[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

export function MunicipalityField({ found, chosen, onChange }: MunicipalityFieldProps) {
  const [text, setText] = useState('')
  const shown = found.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()) || chosen.includes(name))
  const options = Object.fromEntries(shown.map(({ name, schools }) => [name, words.municipality(placeName(name), schools)]))
  return (
    <>
      {found.length > many && (
        <TextField id="municipality-filter" label={words.municipalityFilter} value={text} onChange={setText} type="search" width="middle" />
      )}
      <CheckList
        id="municipality"
        label={words.municipalities}
        hint={words.municipalitiesHint}
        options={options}
        values={chosen}
        onChange={onChange}
        scrolls={found.length > many}
        optional
      />
      <p className="nl-paragraph soft" role="status">
        {words.chosen(chosen.length)}
      </p>
    </>
  )
}
