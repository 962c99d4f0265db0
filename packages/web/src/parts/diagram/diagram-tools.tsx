import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus, IconZoomScan } from '@tabler/icons-react';
import { Icon } from '../icon.tsx';
import { Tip } from '../tip.tsx';
import type { BpmnView } from './bpmn-view.ts';
import classes from './diagram.module.css';

export function DiagramTools({ view }: { readonly view: BpmnView }) {
  const tools = [
    { name: 'Smaller', icon: IconMinus, run: () => view.zoomBy(0.8) },
    { name: 'Larger', icon: IconPlus, run: () => view.zoomBy(1.25) },
    { name: 'Whole drawing', icon: IconZoomScan, run: () => view.fit(true) },
  ];
  return (
    <div className={classes.tools}>
      {tools.map((tool) => (
        <Tip key={tool.name} label={tool.name}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={tool.name} onClick={tool.run}>
            <Icon of={tool.icon} />
          </ActionIcon>
        </Tip>
      ))}
    </div>
  );
}
