// The Dutch of the mails that the sign-in service sends by itself: the invitation, and the code for a new password or address.

export const invitation = {
  subject: 'Uw toegang tot de Overstapcoördinator',
  /** `{username}` and `{####}` are filled in by the sign-in service; the address of the web app goes in `appUrl`. */
  body: (appUrl: string): string =>
    [
      '<p>Beste collega,</p>',
      '<p>U krijgt toegang tot de Overstapcoördinator: de afspraken van uw regio over de overstap van po naar vo.</p>',
      `<p>Ga naar ${appUrl} en log in met:</p>`,
      '<p>E-mailadres: {username}<br>Eerste wachtwoord: {####}</p>',
      '<p>U kiest daarna een eigen wachtwoord en koppelt een app voor de inlogcode. Het eerste wachtwoord werkt 7 dagen.</p>',
    ].join('\n'),
}

/** For a forgotten password and for a changed address; `{####}` is the code. */
export const confirmation = {
  subject: 'Uw code voor de Overstapcoördinator',
  body: [
    '<p>Uw code is {####}</p>',
    '<p>Hebt u niet om een code gevraagd? Dan hoeft u niets te doen. Geef de code aan niemand.</p>',
  ].join('\n'),
}
