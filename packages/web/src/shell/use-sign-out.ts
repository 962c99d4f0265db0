import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../api/actions.ts';
import { drafts } from '../worklist/drafts.ts';
import { recents } from './recents.ts';

/** Ends the session and forgets on this device what the person saw. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    void signOut().finally(async () => {
      client.clear();
      recents.clear();
      drafts.clear();
      await navigate({ to: '/sign-in' });
    });
  };
}
