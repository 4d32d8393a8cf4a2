import { createServer } from 'node:http';
import express, { type Express, type Request } from 'express';

/** A small app for a webview to load; it keeps what it was asked. */
export async function startWebviewApp(serve: (app: Express) => void = () => undefined) {
  const requests: Request[] = [];
  const app = express();
  app.use((req, _res, next) => {
    requests.push(req);
    next();
  });
  serve(app);
  app.use((_req, res) => void res.send('<!doctype html><html><head></head><body>ok</body></html>'));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    last: () => requests.at(-1) as Request,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
