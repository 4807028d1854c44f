// What TypeScript knows of <avoir-desk> in JSX: `import type {} from 'avoir-desk/react'`, once in a project.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { AvoirDesk, AvoirDeskEventMap } from 'avoir-desk';

type Options = Partial<
  Pick<
    AvoirDesk,
    'apiBase' | 'view' | 'routing' | 'locale' | 'theme' | 'density' | 'readonly' | 'alone' | 'tokenProvider' | 'linkPolicy'
  >
>;
type Events = { [Name in keyof AvoirDeskEventMap as `on${Name}`]?: (event: AvoirDeskEventMap[Name]) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'avoir-desk': DetailedHTMLProps<HTMLAttributes<AvoirDesk>, AvoirDesk> & Options & Events;
    }
  }
}
