import http, { type RequestListener } from 'node:http';
import { StartError } from './run.ts';

const drainMs = 10_000;

/** Takes the port at once, so that a taken one is known before anything else starts. */
export async function listen(options: { host: string; port: number }) {
  let answer: RequestListener = (_req, res) => {
    res.writeHead(503, { 'Retry-After': '2', 'Content-Type': 'text/plain' }).end('starting');
  };
  const server = http.createServer((req, res) => answer(req, res));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, options)));
    server.listen(options.port, options.host, resolve);
  });

  return {
    server,
    serve(listener: RequestListener) {
      answer = listener;
    },
    /** Waits for requests under way, at most ten seconds. */
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function portError(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }) {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is in use. Stop what uses it, or set PORT to another.`);
  }
  if (error.code === 'EACCES') {
    return new StartError(`Port ${port} needs more rights. Set PORT to one above 1023.`);
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(`This machine has no address ${host}. Correct HOST.`);
  }
  return error;
}
