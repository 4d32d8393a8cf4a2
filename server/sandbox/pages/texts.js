const zh = {
  title: '企业微信沙箱',
  lead: '选一位成员，点开工作台里的应用。',
  scan: '在浏览器扫码登录',
  addPhone: '再开一台设备',
  closePhone: '收起这台设备',
  whoAreYou: '这是谁的手机？',
  switchPerson: '换人',
  device: '设备类型',
  iphone: 'iPhone',
  android: 'Android',
  windows: 'Windows 桌面端',
  recruiter: '招聘',
  interviewer: '面试官',
  admin: '管理员',
  disabled: '已禁用',
  inactive: '未激活',
  invisible: '不在可见范围',
  noPhone: '没有打开的设备。',
  chats: '消息',
  workbench: '工作台',
  apps: '应用',
  noTile: '此成员不在应用的可见范围内，工作台里没有它。',
  closedApp: '应用已被管理员停用。',
  noChats: '还没有消息。应用发来的通知会出现在这里。',
  unread: '{count} 条未读',
  back: '返回',
  close: '关闭',
  more: '更多',
  details: '详情',
  linkFrom: '链接',
  loading: '正在打开…',
  forward: '转发',
  copyLink: '复制链接',
  refresh: '刷新',
  openOutside: '在浏览器中打开',
  cancel: '取消',
  confirm: '确定',
  sendTo: '发送给',
  pickMembers: '选择成员',
  opened: '已在系统浏览器打开',
  openedText: '真实的企业微信会打开系统浏览器。在沙箱里，请点此链接：',
  copied: '已复制',
  failed: '沙箱没有响应，请确认它仍在运行。',
  window: '企业微信',
};

const en = {
  title: 'WeCom sandbox',
  lead: 'Pick a member, then tap the app in their workbench.',
  scan: 'Sign in by scan',
  addPhone: 'Add a device',
  closePhone: 'Put this device away',
  whoAreYou: 'Whose phone is this?',
  switchPerson: 'Switch person',
  device: 'Kind of device',
  iphone: 'iPhone',
  android: 'Android',
  windows: 'Windows desktop',
  recruiter: 'Recruiter',
  interviewer: 'Interviewer',
  admin: 'Administrator',
  disabled: 'disabled',
  inactive: 'never activated',
  invisible: 'outside the visible range',
  noPhone: 'No device is open.',
  chats: 'Messages',
  workbench: 'Workbench',
  apps: 'Apps',
  noTile: 'This member is outside the app’s visible range, so the workbench does not show it.',
  closedApp: 'An administrator has stopped the app.',
  noChats: 'No messages yet. What the app sends appears here.',
  unread: '{count} unread',
  back: 'Back',
  close: 'Close',
  more: 'More',
  details: 'Details',
  linkFrom: 'Link',
  loading: 'Opening…',
  forward: 'Forward',
  copyLink: 'Copy link',
  refresh: 'Refresh',
  openOutside: 'Open in browser',
  cancel: 'Cancel',
  confirm: 'Confirm',
  sendTo: 'Send to',
  pickMembers: 'Select members',
  opened: 'Opened in the system browser',
  openedText: 'The real WeCom opens the system browser. Here, follow this link:',
  copied: 'Copied',
  failed: 'The sandbox does not answer. Make sure it is still running.',
  window: 'WeCom',
};

const fr = {
  title: 'Bac à sable WeCom',
  lead: 'Choisissez un membre, puis touchez l’application dans son espace de travail.',
  scan: 'Connexion par scan',
  addPhone: 'Ajouter un appareil',
  closePhone: 'Ranger cet appareil',
  whoAreYou: 'À qui est ce téléphone ?',
  switchPerson: 'Changer de personne',
  device: 'Type d’appareil',
  iphone: 'iPhone',
  android: 'Android',
  windows: 'Windows',
  recruiter: 'Recrutement',
  interviewer: 'Intervieweur·se',
  admin: 'Administration',
  disabled: 'désactivé',
  inactive: 'jamais activé',
  invisible: 'hors du périmètre',
  noPhone: 'Aucun appareil ouvert.',
  chats: 'Messages',
  workbench: 'Espace de travail',
  apps: 'Applications',
  noTile: 'Ce membre est hors du périmètre de l’application : elle n’est pas dans son espace.',
  closedApp: 'L’application a été arrêtée par l’administration.',
  noChats: 'Aucun message. Les notifications de l’application apparaîtront ici.',
  unread: '{count} non lus',
  back: 'Retour',
  close: 'Fermer',
  more: 'Plus',
  details: 'Détails',
  linkFrom: 'Lien',
  loading: 'Ouverture…',
  forward: 'Transférer',
  copyLink: 'Copier le lien',
  refresh: 'Actualiser',
  openOutside: 'Ouvrir dans le navigateur',
  cancel: 'Annuler',
  confirm: 'Confirmer',
  sendTo: 'Envoyer à',
  pickMembers: 'Choisir des membres',
  opened: 'Ouvert dans le navigateur du système',
  openedText: 'Le vrai WeCom ouvre le navigateur du système. Ici, suivez ce lien :',
  copied: 'Copié',
  failed: 'Le bac à sable ne répond pas. Vérifiez qu’il tourne toujours.',
  window: 'WeCom',
};

const all = { 'zh-CN': zh, en, fr };

/** The first of the reader's languages that we have; Chinese for everybody else. */
export const lang =
  navigator.languages
    .map((tag) =>
      Object.keys(all).find((ours) => ours.slice(0, 2) === tag.slice(0, 2).toLowerCase()),
    )
    .find(Boolean) ?? 'zh-CN';

export function t(key, parameters = {}) {
  const text = all[lang][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (hole, name) => String(parameters[name] ?? hole));
}

/** What the console calls the app, with its translation where we know one. */
export function appName(name) {
  const known = { 面试: { en: 'Interviews', fr: 'Entretiens' } };
  return known[name]?.[lang] ?? name;
}

/** Today only the time, before today the date as well. */
export function whenText(at) {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const day = isToday ? {} : { month: 'numeric', day: 'numeric' };
  return new Intl.DateTimeFormat(lang, { ...day, hour: '2-digit', minute: '2-digit' }).format(date);
}
