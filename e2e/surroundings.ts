import { type Mailbox, startMailbox } from '@throughline/example-zzstor/mailbox/mailbox.ts';
import type { Control } from '@throughline/example-zzstor/suppliers/control.ts';
import { type Suppliers, startSuppliers } from '@throughline/example-zzstor/suppliers/suppliers.ts';
import type { SystemId } from '@throughline/example-zzstor/suppliers/systems.ts';
import type { Outside } from './product.ts';

/** The suppliers' systems and the mailbox in this process: they know everything even when the product is killed. */
export interface Surroundings {
  readonly suppliers: Suppliers;
  readonly mailbox: Mailbox;
  readonly outside: Outside;
  close(): Promise<void>;
}

export async function startSurroundings(): Promise<Surroundings> {
  const host = '127.0.0.1';
  const suppliers = await startSuppliers({ port: 0, host });
  const mailbox = await startMailbox({ port: 0, smtpPort: 0, host });
  return {
    suppliers,
    mailbox,
    outside: { suppliersUrl: suppliers.url, smtpUrl: mailbox.smtpUrl },
    close: async () => {
      await Promise.all([suppliers.close(), mailbox.close()]);
    },
  };
}

/** Makes one of the suppliers' systems slow or faulty; what is not named goes back to normal. */
export async function control(suppliersUrl: string, system: SystemId, how: Partial<Control>): Promise<void> {
  const answer = await fetch(`${suppliersUrl}/control/${system}`, {
    method: 'PUT',
    body: JSON.stringify(how),
  });
  if (!answer.ok) throw new Error(`The suppliers refused the control: ${await answer.text()}`);
}
