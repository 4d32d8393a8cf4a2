import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { StartError } from './run.ts';

/** Who we are towards the sandbox; it starts with the same values. Worth nothing anywhere else. */
const demoApp = {
  corpId: 'ww5a6d0b0xdemo0001',
  agentId: 1000002,
  secret: 'demo-secret-demo-secret-demo-secret-demo-se',
};

/** Likewise, for what the sandbox tells us of its own accord. */
const demoCallback = {
  token: 'DemoCallbackToken',
  encodingAesKey: 'DemoCallbackKeyDemoCallbackKeyDemoCallbackX',
};

export type SandboxProcess = Awaited<ReturnType<typeof startSandboxProcess>>;

/** Starts the pretend WeCom beside us, as a process that ends when we do. */
export async function startSandboxProcess(options: { port: number; appUrl: string }) {
  const bundled = resolve(import.meta.dirname, 'sandbox.js');
  const file = existsSync(bundled) ? bundled : resolve(import.meta.dirname, 'sandbox/main.ts');
  const child = fork(file, {
    // Only what it needs: our secrets are none of its business.
    env: {
      PATH: '',
      SANDBOX_PORT: String(options.port),
      APP_URL: options.appUrl,
      WECOM_CORP_ID: demoApp.corpId,
      WECOM_AGENT_ID: String(demoApp.agentId),
      WECOM_SECRET: demoApp.secret,
      WECOM_CALLBACK_TOKEN: demoCallback.token,
      WECOM_CALLBACK_AES_KEY: demoCallback.encodingAesKey,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await readyUrl(child);
  return {
    /** The same for people, who read it in an address bar. */
    pageUrl: url.replace('127.0.0.1', 'localhost'),
    wecom: {
      ...demoApp,
      apiUrl: url,
      authorizeUrl: `${url}/connect/oauth2/authorize`,
      loginUrl: `${url}/wwlogin/sso/login`,
      callbackPairs: [demoCallback],
    },
    /**
     * Tells the sandbox where our callbacks arrive; it tries the URL, as the console would.
     * Undefined when it was saved, else why not.
     */
    saveCallback: (callbackUrl: string) => saveCallback(child, callbackUrl),
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

type Message =
  | { type: 'ready'; url: string }
  | { type: 'failed'; message: string }
  | { type: 'callback'; reason: string | undefined };

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    child.on('message', (message: Message) => {
      if (message.type === 'ready') resolveUrl(message.url);
      if (message.type === 'failed') reject(new StartError(message.message));
    });
    child.once('error', reject);
    child.once('exit', () => reject(new StartError('The sandbox stopped while it was starting.')));
  });
}

function saveCallback(child: ChildProcess, url: string): Promise<string | undefined> {
  return new Promise((resolveReason) => {
    child.on('message', (message: Message) => {
      if (message.type === 'callback') resolveReason(message.reason);
    });
    child.send({ type: 'saveCallback', url }, (error) => {
      if (error) resolveReason('The sandbox has stopped.');
    });
  });
}
