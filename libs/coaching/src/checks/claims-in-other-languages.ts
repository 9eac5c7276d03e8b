/**
 * Claims of a deed in German, French, Spanish, Italian, Portuguese and Dutch; JavaScript, flags `iu`. An answer is English unless somebody
 * made the coach say something else.
 */
export const CLAIMS_IN_OTHER_LANGUAGES: readonly string[] = [
  String.raw`\bich habe\b[^.!?\n]{0,60}\b(?:(?:um)?gebucht|reserviert|gespeichert|gesendet|geschickt|angemeldet|abgemeldet|storniert|bezahlt|ge[äa]ndert|verschoben|eingetragen|benachrichtigt|informiert|angerufen|best[äa]tigt)`,
  String.raw`\b(?:dein|ihr|euer)e?\b[^.!?\n]{0,40}\b(?:ist|wurde|sind|wurden)\b[^.!?\n]{0,20}\b(?:best[äa]tigt|(?:um)?gebucht|gespeichert|storniert|bezahlt|verschoben)`,
  String.raw`\bj['’]ai\s[^.!?\n]{0,20}\b(?:r[ée]serv|envoy|annul|pay|enregistr|modifi|d[ée]plac|appel|confirm|inscri|pr[ée]ven)`,
  String.raw`\bhe (?:reservado|enviado|cancelado|pagado|guardado|inscrito|cambiado|movido|avisado|llamado|confirmado)\b`,
  String.raw`\bho (?:prenotato|inviato|annullato|pagato|salvato|iscritto|spostato|avvisato|chiamato|confermato)\b`,
  String.raw`\b(?:reservei|enviei|cancelei|paguei|guardei|salvei|inscrevi|mudei|avisei|liguei|confirmei)\b`,
  String.raw`\bik heb\b[^.!?\n]{0,60}\b(?:geboekt|verstuurd|gestuurd|geannuleerd|betaald|opgeslagen|ingeschreven|verplaatst|gebeld|bevestigd)\b`,
];
