import { IconTable } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DecisionDetail, DecisionVersion } from '../api/decision-contract.ts';
import { meQuery } from '../api/queries.ts';
import { LoopSwitch } from '../parts/loop-switch.tsx';
import { ObjectHead } from '../parts/object-head.tsx';
import { PublishButton } from '../parts/publish-button.tsx';

interface Props {
  readonly newest: DecisionDetail;
  readonly model: DecisionVersion;
}

export function DecisionHead({ newest, model }: Props) {
  const { data: me } = useSuspenseQuery(meQuery);
  const toNewest = model.version !== newest.version && (
    <Link
      to="/change/decisions/$id"
      params={{ id: newest.id }}
      search={({ version: _older, ...rest }) => rest}
    >
      Newest is v{newest.version}
    </Link>
  );
  return (
    <ObjectHead
      icon={IconTable}
      list={<Link to="/change/decisions">Decisions</Link>}
      name={newest.name}
      version={model.version}
      newest={toNewest}
    >
      <LoopSwitch
        of="decision"
        views={[
          { name: 'Map' },
          { name: 'Run' },
          { name: 'Measure' },
          {
            name: 'Change',
            link: { to: '/change/decisions/$id', params: { id: newest.id } },
            current: true,
          },
        ]}
      />
      {me.may.publish && <PublishButton />}
    </ObjectHead>
  );
}
