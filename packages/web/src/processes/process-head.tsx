import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Me } from '../api/contract.ts';
import type { ProcessDetail } from '../api/definition-contract.ts';
import { LoopSwitch } from '../parts/loop-switch.tsx';
import { ObjectHead } from '../parts/object-head.tsx';
import { PublishButton } from '../parts/publish-button.tsx';

interface Props {
  readonly process: ProcessDetail;
  readonly version: number;
  readonly may: Me['may'];
}

export function ProcessHead({ process, version, may }: Props) {
  const newest = version !== process.version && (
    <Link to="/map/processes/$id" params={{ id: process.id }}>
      Newest is v{process.version}
    </Link>
  );
  return (
    <ObjectHead
      icon={IconRoute}
      list={<Link to="/map/processes">Processes</Link>}
      name={process.name}
      version={version}
      newest={newest}
    >
      <LoopSwitch
        of="process"
        views={[
          { name: 'Map', link: { to: '/map/processes/$id', params: { id: process.id } }, current: true },
          { name: 'Run', link: { to: '/run/cases', search: { process: process.id } } },
          { name: 'Measure' },
          { name: 'Change' },
        ]}
      />
      {process.startable && (
        <Button
          size="compact-md"
          renderRoot={(props) => (
            <Link to="/run/start/$process" params={{ process: process.id }} {...props} />
          )}
        >
          Start it
        </Button>
      )}
      {may.publish && <PublishButton />}
    </ObjectHead>
  );
}
