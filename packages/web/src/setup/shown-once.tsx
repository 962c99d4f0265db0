import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { CreatedToken } from '../api/contract.ts';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../parts/note.tsx';
import classes from './tokens.module.css';

/** The secret of a new token, the only time it is shown. */
export function ShownOnce({
  created,
  onClose,
}: {
  readonly created: CreatedToken;
  readonly onClose: () => void;
}) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(created.token).then(() => setCopied(true));
  return (
    <Note tone="line" icon={<Icon of={IconKey} />} role="status">
      <b>Copy the token “{created.name}” now.</b> It is not shown again.
      <div className={classes.secret}>
        <code>{created.token}</code>
        {/* Browsers give the clipboard to secure addresses only; the text can be marked anywhere. */}
        {window.isSecureContext && <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
        <Button variant="subtle" color="gray" onClick={onClose}>
          I have it
        </Button>
      </div>
    </Note>
  );
}
