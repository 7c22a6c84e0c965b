// In which of their roles a person works in this tab: what the API takes as `Overstap-Role`.
const place = 'overstap.role'

export function chosenRole(): string | undefined {
  return sessionStorage.getItem(place) ?? undefined
}

export function keepRole(key: string | undefined): void {
  if (key === undefined) sessionStorage.removeItem(place)
  else sessionStorage.setItem(place, key)
}
