import type { Lang } from '../lang.ts';

const zh = {
  hints: { recruiter: '招聘', interviewer: '面试官', admin: '管理员' },
  outsider: '非企业成员',
  disabled: '已禁用',
  inactive: '未激活',
  invisible: '不在应用可见范围内',
  chooseTitle: '以谁的身份继续？',
  chooseText: '沙箱里的企业微信还不知道你是谁。选一个身份，下次会记住。',
  openInClient: '请在企业微信客户端打开链接',
  openInClientText: '普通浏览器不能用这个地址登录。请在沙箱页面里选一台手机，从工作台打开应用。',
  errorTitle: '无法登录',
  noSuchCorp: 'appid 参数错误：没有这个企业。',
  responseType: 'response_type 参数错误：只能是 code。',
  scope: 'scope 参数错误。',
  agentid: 'agentid 参数错误：没有这个应用，或缺少 agentid。',
  state: 'state 参数错误：只能包含字母和数字，最长 128 字节（84025）。',
  redirectUri: 'redirect_uri 参数错误：域名必须与应用的可信域名完全一致，包括端口。',
  loginType: 'login_type 参数错误。',
  scanTitle: '企业微信登录',
  scanText: '请用企业微信扫描二维码。在沙箱里，选择由谁的手机来扫：',
  noPermissionTitle: '无权限登录',
  noPermissionText: '此成员不在应用的可见范围内，请联系管理员。',
  cannotScanText: '此成员的账号已停用或尚未激活，无法扫码。',
  consentTitle: '授权个人敏感信息',
  consentText: '此应用申请获取你的头像、二维码、手机号等信息。同意后 30 天内不再询问。',
  consentYes: '同意',
  consentNo: '拒绝',
  consentRefused: '你没有同意授权，请关闭此页面。',
  notSimulatedTitle: '沙箱尚未支持',
  roomTitle: '演示面试间',
  roomText: '这里代替真实的视频面试间。演示面试的“进入面试间”会打开此页。',
  roomNumber: '面试间',
  noFragmentText: '授权链接缺少 #wechat_redirect，客户端不会附上成员身份。',
};

type Texts = typeof zh;

const en: Texts = {
  hints: { recruiter: 'Recruiter', interviewer: 'Interviewer', admin: 'Administrator' },
  outsider: 'Not a member of the company',
  disabled: 'disabled',
  inactive: 'never activated',
  invisible: 'outside the app’s visible range',
  chooseTitle: 'Continue as whom?',
  chooseText: 'This pretend WeCom does not know you yet. Choose once; it will remember.',
  openInClient: 'Open this link in the WeCom client (请在企业微信客户端打开链接)',
  openInClientText:
    'An ordinary browser cannot sign in here. Pick a phone on the sandbox page and open the app from its workbench.',
  errorTitle: 'Cannot sign in',
  noSuchCorp: 'appid 参数错误: there is no such company.',
  responseType: 'response_type 参数错误: it can only be code.',
  scope: 'scope 参数错误.',
  agentid: 'agentid 参数错误: no such app, or agentid is missing.',
  state: 'state 参数错误: letters and digits only, at most 128 bytes (84025).',
  redirectUri:
    'redirect_uri 参数错误: its host must be the app’s trusted domain exactly, port included.',
  loginType: 'login_type 参数错误.',
  scanTitle: 'WeCom sign-in',
  scanText: 'Scan the code with WeCom. In the sandbox, choose whose phone scans it:',
  noPermissionTitle: 'No permission',
  noPermissionText: 'This member is outside the app’s visible range. Ask an administrator.',
  cannotScanText: 'This member’s account is disabled or was never activated: it cannot scan.',
  consentTitle: 'Share sensitive details',
  consentText:
    'This app asks for your picture, QR code, phone number and the like. Agree, and you are not asked again for 30 days.',
  consentYes: 'Agree',
  consentNo: 'Refuse',
  consentRefused: 'You have not agreed. Close this page.',
  notSimulatedTitle: 'Not in the sandbox yet',
  roomTitle: 'Demo interview room',
  roomText: 'This stands in for a real video room. “Join” on a demo interview opens it.',
  roomNumber: 'Room',
  noFragmentText:
    'The authorize link lacks #wechat_redirect: without it the client does not say who is asking.',
};

const fr: Texts = {
  hints: { recruiter: 'Recruteuse', interviewer: 'Intervieweur·se', admin: 'Administrateur' },
  outsider: 'Extérieur à l’entreprise',
  disabled: 'désactivé',
  inactive: 'jamais activé',
  invisible: 'hors du périmètre de l’application',
  chooseTitle: 'Continuer en tant que…',
  chooseText: 'Ce WeCom factice ne vous connaît pas encore. Choisissez une fois ; il retiendra.',
  openInClient: 'Ouvrez ce lien dans WeCom (请在企业微信客户端打开链接)',
  openInClientText:
    'Un navigateur ordinaire ne permet pas de se connecter ici. Choisissez un téléphone sur la page du bac à sable et ouvrez l’application depuis l’espace de travail.',
  errorTitle: 'Connexion impossible',
  noSuchCorp: 'appid 参数错误 : cette entreprise n’existe pas.',
  responseType: 'response_type 参数错误 : seule la valeur code est admise.',
  scope: 'scope 参数错误.',
  agentid: 'agentid 参数错误 : application inconnue, ou agentid absent.',
  state: 'state 参数错误 : lettres et chiffres seulement, 128 octets au plus (84025).',
  redirectUri:
    'redirect_uri 参数错误 : l’hôte doit être exactement le domaine de confiance, port compris.',
  loginType: 'login_type 参数错误.',
  scanTitle: 'Connexion WeCom',
  scanText: 'Scannez le code avec WeCom. Dans le bac à sable, choisissez le téléphone qui scanne :',
  noPermissionTitle: 'Accès refusé',
  noPermissionText:
    'Ce membre est hors du périmètre de l’application. Adressez-vous à un administrateur.',
  cannotScanText: 'Le compte de ce membre est désactivé ou jamais activé : il ne peut pas scanner.',
  consentTitle: 'Partager des informations sensibles',
  consentText:
    'Cette application demande votre photo, votre code QR, votre numéro de téléphone, etc. Après votre accord, rien ne vous sera redemandé pendant 30 jours.',
  consentYes: 'Accepter',
  consentNo: 'Refuser',
  consentRefused: 'Vous n’avez pas accepté. Fermez cette page.',
  notSimulatedTitle: 'Pas encore dans le bac à sable',
  roomTitle: 'Salle d’entretien de démonstration',
  roomText:
    'Cette page remplace une vraie salle vidéo. « Rejoindre » un entretien de démonstration l’ouvre.',
  roomNumber: 'Salle',
  noFragmentText:
    'Le lien d’autorisation n’a pas #wechat_redirect : sans lui, le client ne dit pas qui demande.',
};

export const loginTexts: Record<Lang, Texts> = { 'zh-CN': zh, en, fr };
