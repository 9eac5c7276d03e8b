import type { Answer } from '../exchange.ts';
import { escapeHtml, htmlPage } from '../html-page.ts';
import type { Mail } from './list-mails.ts';

/** The mails as a page: who, what, when, and the link to follow. */
export function inboxPage(mails: readonly Mail[], to: string | null): Answer {
  const whose = to ? ` for ${escapeHtml(to)}` : '';
  const empty = `<p>No mail${whose}. Mails are kept for an hour; reload to look again.</p>`;
  const body = `<h1>Mail${whose}</h1>
    <p class="quiet">Nothing is sent from this machine: mails of the local stand-in end up here. ${to ? '<a href="/inbox">Show all</a>' : ''}</p>
    ${mails.length === 0 ? empty : mails.map(mailArticle).join('\n')}`;
  return htmlPage('Mail', body);
}

function mailArticle(mail: Mail): string {
  const at = mail.sentAt.toISOString();
  return `<article>
    <h2>${escapeHtml(mail.subject)}</h2>
    <p class="quiet">to ${escapeHtml(mail.to)} · <time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time></p>
    <p>${escapeHtml(mail.body)}</p>
    <p><a href="${escapeHtml(mail.link)}">Choose a new password</a></p>
  </article>`;
}
