import { t } from '../../i18n/index.ts';

/** `job:QA` in words; everywhere needs none. */
export function scopeText(scope: string): string {
  const [, kind, name = ''] = /^(job|department):(.*)$/.exec(scope) ?? [];
  if (kind === 'job') return t('roles.scope.job.is', { name });
  if (kind === 'department') return t('roles.scope.department.is', { name });
  return t('roles.scope.all');
}
