import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, type ReactNode, useState } from 'react';
import classes from './drop-target.module.css';
import { droppedFiles } from './dropped-files.ts';
import { readFiles } from './files.ts';

/** Files dropped anywhere on the page are checked. The button does the same for those who do not drag. */
export function DropTarget({
  enabled,
  children,
}: {
  readonly enabled: boolean;
  readonly children: ReactNode;
}) {
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const onDrop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const { files, refused } = await readFiles([...event.dataTransfer.files]);
    droppedFiles.put(files, refused);
    await navigate({ to: '/map/publish' });
  };
  if (!enabled) return children;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is one of two ways; the other is a button.
    <div
      className={classes.target}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => void onDrop(event)}
    >
      {children}
      {over && <div className={classes.over}>Drop to check. Nothing is published yet.</div>}
    </div>
  );
}
