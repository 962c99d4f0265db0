import type { Mail } from './mail.ts';

/** The list of mails as a page. Everything that came by mail is shown as text. */
export function listPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    (mail) => `<tr>
  <td>${time(mail.arrivedAt)}</td>
  <td><a href="/mailbox/${mail.id}">${escapeHtml(mail.subject || 'Without subject')}</a>${again(mail)}</td>
  <td>${escapeHtml(mail.to.map(nameOf).join(', '))}</td>
  <td>${escapeHtml(nameOf(mail.from))}</td>
</tr>`,
  );
  const table = `<table>
<caption class="hidden">Mails, newest first</caption>
<thead><tr><th scope="col">Arrived (UTC)</th><th scope="col">Subject</th><th scope="col">To</th><th scope="col">From</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>`;
  const empty = '<p>No mail yet. What the demonstration sends will stand here.</p>';
  return page('Mailbox', `<h1>Mailbox <small>${mails.length}</small></h1>${mails.length ? table : empty}`);
}

/** One mail as a page. */
export function mailPage(mail: Mail): string {
  const lines = [
    line('From', escapeHtml(mail.from)),
    line('To', escapeHtml(mail.to.join(', '))),
    mail.cc.length ? line('Copy', escapeHtml(mail.cc.join(', '))) : '',
    line('Written (UTC)', time(mail.date)),
    line('Arrived (UTC)', `${time(mail.arrivedAt)}${again(mail)}`),
  ];
  const title = mail.subject || 'Without subject';
  return page(
    title,
    `<nav aria-label="Back"><a href="/mailbox">All mails</a></nav>
<article>
<h1>${escapeHtml(title)}</h1>
<dl>${lines.join('')}</dl>
<pre>${escapeHtml(mail.text || mail.html || 'This mail has no text.')}</pre>
</article>`,
  );
}

export function missingPage(): string {
  return page(
    'No such mail',
    '<h1>No such mail</h1><p>It may have made room for newer ones. <a href="/mailbox">All mails</a></p>',
  );
}

// ---------------------------------------------------------------------------------------------------------

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Mailbox of the demonstration</title>
<link rel="stylesheet" href="/mailbox.css">
</head>
<body><main>${body}</main></body>
</html>
`;
}

function line(label: string, value: string): string {
  return `<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

/** `Katrin Vogel` of `Katrin Vogel <katrin@...>`; an address without a name stays. */
function nameOf(mailbox: string): string {
  return mailbox.replace(/ <[^<>]*>$/, '');
}

function again({ received }: Mail): string {
  return received > 1 ? ` <span class="chip">arrived ${received} times</span>` : '';
}

function time(moment: string): string {
  return `<time datetime="${escapeHtml(moment)}">${escapeHtml(moment.slice(0, 16).replace('T', ' '))}</time>`;
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
