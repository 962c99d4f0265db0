import { expect, it } from 'vitest';
import { checkSettings, type Settings } from './settings.ts';

const refusal = (settings: Partial<Settings>): string => {
  try {
    checkSettings({ log: 'warn', ...settings });
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
};

it.each<Partial<Settings>>([
  {},
  { publicUrl: 'https://cases.example.com' },
  { publicUrl: 'http://10.0.0.7:8300/' },
  { smtpUrl: 'smtp://user:secret@mail.example.com:587?from=orders@example.com' },
  { smtpUrl: 'smtps://mail.example.com' },
  { allowHosts: ['localhost:8301', '[::1]:80', '10.0.0.7:443'] },
])('%j can be used', (settings) => {
  expect(refusal(settings)).toBe('fine');
});

it.each<[Partial<Settings>, string]>([
  [{ log: 'loud' }, 'The setting THROUGHLINE_LOG is "loud"'],
  [
    { publicUrl: 'cases.example.com' },
    'THROUGHLINE_URL is "cases.example.com"; it must be an address without a path',
  ],
  [{ publicUrl: 'https://example.com/cases' }, 'THROUGHLINE_URL'],
  [{ smtpUrl: 'mail.example.com:25' }, 'THROUGHLINE_SMTP'],
  [{ allowHosts: ['localhost'] }, 'THROUGHLINE_ALLOW_HOSTS is "localhost"; it must be a host with its port'],
])('%j is refused by name', (settings, sentence) => {
  expect(refusal(settings)).toContain(sentence);
});

it('no password is shown', () => {
  expect(refusal({ smtpUrl: 'http://user:secret@mail.example.com' })).not.toContain('secret');
});
