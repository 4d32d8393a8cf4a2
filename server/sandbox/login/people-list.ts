import type { Company } from '../company.ts';
import type { Person } from '../person.ts';
import type { Lang } from '../lang.ts';
import { escapeHtml } from './html.ts';
import { loginTexts } from './texts.ts';

/** A form with one button a person; `who` is the userid, or `@` and an openid. */
export function peopleForm(company: Company, lang: Lang, options: { outsiders: boolean }): string {
  const texts = loginTexts[lang];
  const members = company
    .people()
    .filter((person) => person.status !== 5)
    .map((person) => row(person.userid, person.name, note(person, lang)));
  const others = options.outsiders
    ? company.outsiders.map(({ openid, name }) => row(`@${openid}`, name, texts.outsider))
    : [];
  // No action: the answer goes to the address of this page, with all its parameters.
  return `<form method="post"><ul class="people">${[...members, ...others].join('')}</ul></form>`;
}

function row(who: string, name: string, about: string): string {
  return `<li><button name="who" value="${escapeHtml(who)}"><span class="face" aria-hidden="true">${escapeHtml(initials(name))}</span><span class="who"><b>${escapeHtml(name)}</b><span>${escapeHtml(about)}</span></span></button></li>`;
}

function note(person: Person, lang: Lang): string {
  const texts = loginTexts[lang];
  const role = person.hint ? texts.hints[person.hint] : '';
  const parts = [
    role || person.position,
    person.status === 2 && texts.disabled,
    person.status === 4 && texts.inactive,
    !person.visible && texts.invisible,
  ];
  return parts.filter(Boolean).join(' · ');
}

function initials(name: string): string {
  const words = name.split(/\s+/);
  if (words.length < 2) return name.slice(-2);
  return words.map((word) => word.slice(0, 1)).join('');
}
