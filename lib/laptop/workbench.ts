// Where Vite serves the web app while someone works on it: it passes everything else on to us, and signs in here too.

export const workbench = 'http://127.0.0.1:5173'
