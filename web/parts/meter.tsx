// How much of the whole is done, as a bar; the sentence beside it says the same.
export function Meter({ done, all }: { readonly done: number; readonly all: number }) {
  const part = all === 0 ? 0 : Math.round((done / all) * 1000) / 10
  return (
    <svg className="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={part} height="10" />
    </svg>
  )
}
