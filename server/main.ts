import { readConfig } from './config.ts';
import { aborted, run } from './run.ts';
import { start } from './start.ts';

await run(async (stop) => {
  const config = readConfig();
  const app = await start(config);
  process.stdout.write(welcome(config.publicUrl, app.sandboxUrl));
  await aborted(stop);
  process.stdout.write('Stopping …\n');
  await app.close();
});

function welcome(publicUrl: string, sandboxUrl: string | undefined): string {
  if (!sandboxUrl) return `wecom-interviews runs at ${publicUrl}\n`;
  return [
    '',
    '  wecom-interviews is running, with a WeCom sandbox beside it.',
    '',
    `  Open   ${sandboxUrl}   pick a member, tap the tile 面试`,
    `  App    ${publicUrl}   as a desktop browser sees it (scan to sign in)`,
    '',
    '  Ctrl-C stops everything.',
    '',
    '',
  ].join('\n');
}
