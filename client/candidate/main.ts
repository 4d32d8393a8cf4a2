import { createApp } from 'vue';
import '../styles/base.css';
import { setCandidateLocale } from '../i18n/candidate.ts';
import { preferredLocale } from '../i18n/index.ts';
import CandidateApp from './CandidateApp.vue';

// Without its file a language is no reason to show nothing: Chinese stands in.
void setCandidateLocale(preferredLocale())
  .catch(() => undefined)
  .then(() => createApp(CandidateApp).mount('#app'));
