import type { Locale } from '#shared/locale.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Words } from './words-shape.ts';
import { zh } from './zh.ts';

export const words: Record<Locale, Words> = { 'zh-CN': zh, en, fr };
