import { openStore } from '../src/spine/spine.ts';
import { createAccountTables, openAccounts, tell } from './accounts.ts';

/* A process of its own that makes deposits as fast as it can and says each when it is acknowledged. */
const store = await openStore({ folder: process.argv[2] });
await createAccountTables(store);
const spine = openAccounts(store);
for (let caller = 0; caller < 4; caller++) {
  void (async () => {
    const key = spine.newKey();
    await tell(spine, key, { type: 'open', owner: 'Musterbank' });
    for (let balance = 1; ; balance++) {
      await tell(spine, key, { type: 'deposit', amount: 1 });
      process.stdout.write(`${key} ${balance}\n`);
    }
  })();
}
