import type { Mail } from './mail.ts';

/** The mails that arrived, newest first, at most `limit` of them. */
export interface Box {
  add(mail: Mail): void;
  list(): readonly Mail[];
  get(id: string): Mail | undefined;
}

export function newBox(limit: number): Box {
  const mails = new Map<string, Mail>();
  return {
    add(mail) {
      const known = mails.get(mail.id);
      mails.set(mail.id, known ? { ...known, received: known.received + 1 } : mail);
      const [oldest] = mails.keys();
      if (mails.size > limit && oldest !== undefined) mails.delete(oldest);
    },
    list: () => [...mails.values()].reverse(),
    get: (id) => mails.get(id),
  };
}
