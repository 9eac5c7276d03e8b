/** A quotation worth putting into somebody's mouth: three words or an address. */
const QUOTE = String.raw`[^"“«„\n]{0,30}["“«„]\s?(?:https?:|[^"”»“\n]{2,20}\s[^"”»“\n]{1,20}\s)`;
/** What a model is told to say with, in German, French, Spanish, Italian, Portuguese and Dutch. */
const VERBS = [
  'sag|sage|schreibe?|antworte|beende|erg[äa]nze|gib|f[üu]ge',
  'dis|r[ée]ponds|[ée]cris|ajoute|termine|affiche',
  'di|responde|escribe|a[ñn]ade|termina|incluye|imprime',
  'rispondi|scrivi|aggiungi|concludi|stampa',
  'diga|responda|escreva|adicione|inclua|termine',
  'zeg|schrijf|antwoord|voeg|eindig',
].join('|');

/** Shapes of orders in other languages than English; sources of regular expressions for lower case, flag `u`. */
export const ORDERS_IN_OTHER_LANGUAGES: readonly string[] = [
  String.raw`\b(?:gib|zeige|beende|antworte|schreibe?|ignoriere|vergiss)\b[^.\n]{0,60}\b(?:anweisungen|jede antwort|satz|regeln|assistenten?)\b|\bf[üu]r den assistenten\b`,
  String.raw`\b(?:recopie|r[ée]p[èe]te|affiche|ignore|oublie|termine)\b[^.\n]{0,60}\b(?:consignes|instructions|r[èe]gles|r[ée]ponse)\b|\bpour le coach\b`,
  String.raw`\b(?:responde|repite|muestra|ignora|escribe|imprime|termina)\b[^.\n]{0,60}(?:\bsolo\b|instrucciones|reglas|respuesta|«)|\binstrucci[óo]n para\b|\baviso para el asistente\b`,
  String.raw`\b(?:ignora|mostra|ripeti|scrivi|stampa)\b[^.\n]{0,60}\b(?:istruzioni|regole|risposta)\b|\b(?:repita|mostre|ignore)\b[^.\n]{0,60}\b(?:instru[çc][õo]es|regras)\b|\b(?:negeer|toon|herhaal)\b[^.\n]{0,60}\b(?:instructies|regels)\b`,
  String.raw`\b(?:${VERBS})\b${QUOTE}`,
  String.raw`\b(?:from now on|ab (?:jetzt|sofort|nun)) gilt\b|\b(?:plan|programm|wochenplan)\b[^.!?\n]{0,50}\b(?:schreiben|ausgeben|liefern)\b`,
];
