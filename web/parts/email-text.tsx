// An e-mail address that breaks before its "@" where the line is too short, not at any letter.
export function EmailText({ email }: { readonly email: string }) {
  const at = email.lastIndexOf('@')
  if (at <= 0) return <>{email}</>
  return (
    <span className="email">
      <span>{email.slice(0, at)}</span>
      <wbr />
      <span>{email.slice(at)}</span>
    </span>
  )
}
