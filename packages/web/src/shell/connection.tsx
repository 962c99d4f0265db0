import { IconCloudOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listen } from '../api/live.ts';
import { clock } from '../format/moment.ts';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../parts/note.tsx';
import classes from './connection.module.css';

/** A gap shorter than this is a reconnect nobody needs to hear about. */
const PATIENCE_MS = 4_000;

/** Keeps the pages live, and says so when the line is cut. */
export function Connection() {
  const client = useQueryClient();
  const [open, setOpen] = useState(true);
  const [since, setSince] = useState<Date | null>(null);
  useEffect(() => listen(client, setOpen), [client]);
  useEffect(() => {
    const lost = () => setOpen(false);
    const back = () => {
      setOpen(true);
      void client.invalidateQueries();
    };
    window.addEventListener('offline', lost);
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', back);
    };
  }, [client]);
  useEffect(() => {
    if (open) {
      setSince(null);
      return;
    }
    const lost = new Date();
    const timer = setTimeout(() => setSince(lost), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [open]);
  if (!since) return null;
  return (
    <div className={classes.place}>
      <Note tone="line" icon={<Icon of={IconCloudOff} />} role="status">
        No connection since {clock(since)}. What you see may be older. What you type stays here; send it when
        the line is back.
      </Note>
    </div>
  );
}
