import { createPinia } from 'pinia';
import { createApp } from 'vue';
import './styles/base.css';
import App from './App.vue';
import { setLoopHandler, signIn } from './api/client.ts';
import { preferredLocale, setLocale } from './i18n/index.ts';
import { keepFocusOnPages } from './page-focus.ts';
import { reloadOnNewVersion } from './reload-on-new-version.ts';
import { createAppRouter } from './router.ts';

const router = createAppRouter();
const app = createApp(App).use(createPinia()).use(router);

reloadOnNewVersion(router);
keepFocusOnPages(router);
setLoopHandler((error) => {
  void router.replace({ name: 'sign-in-failed', query: { request: error.requestId ?? '' } });
});

const backTo = signIn.takeBackTo();
if (backTo && location.hash.length <= 2) void router.replace(backTo);

// Without its file a language is no reason to show nothing: Chinese stands in.
void Promise.allSettled([setLocale(preferredLocale()), router.isReady()]).then(() =>
  app.mount('#app'),
);
