import type { Express } from 'express';

/** What Express keeps of a router; its own types do not say. */
interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** `get /api/interviews/:id` for every route of the API that the app answers. */
export function mountedRoutes(app: Express): string[] {
  const found = layersOf(app.router as unknown as { stack: Layer[] }).flatMap(({ route }) => {
    if (!route) return [];
    const methods = Object.keys(route.methods);
    return [route.path].flat().flatMap((path) => methods.map((method) => `${method} ${path}`));
  });
  return found.filter((route) => /^\w+ \/(c\/)?api\//.test(route)).sort();
}

function layersOf({ stack }: { stack: Layer[] }): Layer[] {
  return stack.flatMap((layer) =>
    layer.handle.stack && !layer.route ? layersOf({ stack: layer.handle.stack }) : [layer],
  );
}
