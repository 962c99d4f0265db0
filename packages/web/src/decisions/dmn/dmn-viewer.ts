import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import './dmn-viewer.css';
import NavigatedViewer from 'dmn-js/lib/NavigatedViewer';
import { asDmn13 } from './as-dmn13.ts';
import { withDrawing } from './with-drawing.ts';

/** dmn-js in our type and colours, with a model read and nothing shown yet. */
export async function openModel(container: HTMLElement, xml: string): Promise<NavigatedViewer> {
  const viewer = new NavigatedViewer({
    container,
    height: 'auto',
    drd: {
      drdRenderer: {
        defaultFillColor: 'var(--tl-dgm-fill)',
        defaultStrokeColor: 'var(--tl-dgm-stroke)',
        defaultLabelColor: 'var(--tl-ink)',
      },
      textRenderer: {
        defaultStyle: { fontFamily: 'Inter Variable, sans-serif', fontSize: 16, lineHeight: 1.2 },
        externalStyle: { fontSize: 11 },
      },
      drillDown: { enabled: false },
    },
  });
  try {
    await viewer.importXML(withDrawing(asDmn13(xml)), { open: false });
  } catch (reason) {
    viewer.destroy();
    throw reason;
  }
  return viewer;
}
