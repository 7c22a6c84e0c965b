// Chooses a pupil or a type for a file in a table: what its name may mean stands first.
interface PileSelectProps {
  readonly id: string
  readonly label: string
  readonly none: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly likely: readonly string[]
  /** Above the rest. */
  readonly others: string
  readonly fault: string | undefined
  readonly onChange: (value: string) => void
}

export function PileSelect({ id, label, none, value, options, likely, others, fault, onChange }: PileSelectProps) {
  const named = likely.map((key) => options.find(([option]) => option === key)).filter((option) => option !== undefined)
  const rest = options.filter(([key]) => !likely.includes(key))
  const shown = (list: PileSelectProps['options']) =>
    list.map(([key, name]) => (
      <option key={key} value={key}>
        {name}
      </option>
    ))
  return (
    <>
      <select
        className="input"
        id={id}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(fault && { 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
      >
        <option value="">{none}</option>
        {named.length > 0 && rest.length > 0 ? (
          <>
            {shown(named)}
            <optgroup label={others}>{shown(rest)}</optgroup>
          </>
        ) : (
          shown([...named, ...rest])
        )}
      </select>
      {fault && (
        <span className="field__fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </>
  )
}
