import { useSyncExternalStore } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { Kbd } from '../../parts/kbd.tsx';
import { type KeyGroup, keyStore } from './key-store.ts';
import classes from './keys-dialog.module.css';

/** `?`: the keys that work here, the page's own first. */
export function KeysDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const groups = useSyncExternalStore(keyStore.subscribe, keyStore.groups);
  return (
    <Dialog opened={opened} onClose={onClose} title="Keys of this page" size="lg">
      <div className={classes.groups}>
        {[...groups]
          .reverse()
          .filter(hasKeys)
          .map((group) => (
            <section key={group.title}>
              <h3 className={classes.title}>{group.title}</h3>
              <dl className={classes.list}>
                {group.bindings.map((binding) => (
                  <div key={binding.keys} className={classes.row}>
                    <dt>
                      <span className="visually-hidden">{binding.keys}</span>
                      <Kbd keys={binding.keys} />
                    </dt>
                    <dd>{binding.does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
      <p className={classes.hint}>Single keys rest while you type. They can be switched off under Setup.</p>
    </Dialog>
  );
}

function hasKeys(group: KeyGroup): boolean {
  return group.bindings.length > 0;
}
