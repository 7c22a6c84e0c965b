// The start page: what this is for, in the questions that it answers.
export const startWords = {
  title: 'Samen op tijd klaar voor de overstap van po naar vo',
  lead:
    'Eén regiokalender voor alle scholen. Elke school ziet wat zij moet doen en uiterlijk wanneer. Het contactpunt van de regio ziet wat nog openstaat.',
  signInTitle: 'Aan de slag',
  signInText: 'Log in met het e-mailadres waarmee u bent uitgenodigd.',
  goOn: 'Ga verder',
  questionsTitle: 'Waarvoor gebruikt u dit?',
  groups: [
    {
      title: 'Po-scholen (ook sbo en so)',
      questions: ['Wat moet onze school doen, en uiterlijk wanneer?', 'Hoe melden wij dat iets klaar is?', 'Wie kunnen wij bellen als het niet lukt?'],
    },
    {
      title: 'Vo-scholen (ook vso)',
      questions: ['Wanneer kunnen wij beginnen met ophalen?', 'Wanneer moet ons besluit er zijn?', 'Welke afspraken gelden in onze regio?'],
    },
    {
      title: 'Contactpunten van een regio',
      questions: ['Klopt onze planning met de wettelijke datums en de vakanties?', 'Wie krijgt welke e-mail, en wanneer?', 'Welke school heeft nog iets openstaan?'],
    },
  ],
  privacyTitle: 'Wat staat hier wel en niet?',
  privacyTexts: [
    'Hier staan datums, scholen en contactpersonen. Heeft uw regio dat zo afgesproken? Dan staan hier ook bijlagen bij het overstapdossier, per leerling onder een eigen aanduiding van de po-school. Alleen de po-school en de vo-school waar de leerling is aangemeld, kunnen de bijlagen openen. Het contactpunt van de regio ziet alleen aantallen. Uiterlijk na 1 oktober vernietigen wij de bijlagen en de aanduidingen.',
    'Wij vragen nooit om een BSN. Vinden wij er een in een bestand, dan weigeren wij het. Het OSO-dossier zelf gaat buiten deze dienst om: van het leerlingadministratiesysteem van de po-school naar dat van de vo-school.',
  ],
  arriving: 'U wordt ingelogd…',
  arriveFault: 'Inloggen is niet gelukt',
  arriveFaultText: 'Misschien duurde het te lang, of was er een ander tabblad open. Probeer het nog een keer.',
} as const
