import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import classes from './file-picker.module.css';

interface Props {
  readonly hasFiles: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Drop or choose: several files together. */
export function FilePicker({ hasFiles, onFiles }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is one of two ways; the other is the button.
    <div
      className={classes.zone}
      data-over={over || undefined}
      data-small={hasFiles || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <Icon of={IconFileUpload} size={hasFiles ? 16 : 22} />
      <p className={classes.words}>
        {hasFiles
          ? 'Drop more files, or newer ones of the same name'
          : 'Drop .bpmn, .dmn and .form files that belong together'}
      </p>
      <Button size="compact-md" onClick={() => field.current?.click()}>
        Choose files
      </Button>
      <input
        ref={field}
        type="file"
        multiple
        accept=".bpmn,.dmn,.form"
        className="visually-hidden"
        aria-label="Files to publish"
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
