import type { Locale } from '#shared/locale.ts';
import type { LoginFailure } from './service.ts';

/** `phone_browser` is no failure of a sign-in: none was started. `signed_out` neither. */
export type NoticeKind = LoginFailure | 'phone_browser';

export interface NoticeText {
  title: string;
  text: string;
}

const zh: Record<NoticeKind, NoticeText> = {
  no_code: {
    title: '登录没有完成',
    text: '企业微信没有返回登录凭证，可能是取消了授权。请重新登录。',
  },
  unknown_state: {
    title: '这次登录无法确认',
    text: '这个登录链接不是从当前浏览器发起的，或浏览器没有保存 Cookie。请重新登录。',
  },
  state_expired: {
    title: '登录链接已过期',
    text: '为了安全，登录链接只在几分钟内有效。请重新登录。',
  },
  code_used: { title: '登录链接已用过', text: '每个登录链接只能使用一次。请重新登录。' },
  code_invalid: { title: '登录凭证无效', text: '企业微信不认可这个登录凭证。请重新登录。' },
  wecom_unavailable: {
    title: '企业微信暂时没有响应',
    text: '我们联系不上企业微信，您的账号没有问题。请过一会儿再试。',
  },
  wecom_refused: {
    title: '应用设置需要调整',
    text: '企业微信拒绝了本应用的请求。请把下面的编号告诉管理员，修好后再试。',
  },
  outsider: {
    title: '您不是本企业成员',
    text: '这里只供企业成员使用。如果您是候选人，请打开招聘同事发给您的链接；如果您有企业账号，请换用该账号登录。',
  },
  not_visible: {
    title: '您还没有使用权限',
    text: '您的账号不在本应用的可见范围内。请联系企业微信管理员把您加入后再试。',
  },
  disabled: { title: '账号已停用', text: '您的企业微信账号已停用或已离职。如有疑问请联系管理员。' },
  phone_browser: {
    title: '请在企业微信中打开',
    text: '打开手机上的企业微信，进入“工作台”，点“面试”应用。您也可以在电脑浏览器中打开本页扫码登录。',
  },
};

const en: Record<NoticeKind, NoticeText> = {
  no_code: {
    title: 'Sign-in was not finished',
    text: 'WeCom sent no sign-in code back; it may have been cancelled. Please sign in again.',
  },
  unknown_state: {
    title: 'We cannot confirm this sign-in',
    text: 'It was not started in this browser, or the browser keeps no cookies. Please sign in again.',
  },
  state_expired: {
    title: 'This sign-in link has expired',
    text: 'For your safety it works for a few minutes only. Please sign in again.',
  },
  code_used: {
    title: 'This sign-in link was used before',
    text: 'Each link works once. Please sign in again.',
  },
  code_invalid: {
    title: 'WeCom did not accept this sign-in',
    text: 'The sign-in code is not valid. Please sign in again.',
  },
  wecom_unavailable: {
    title: 'WeCom does not answer right now',
    text: 'We cannot reach WeCom; nothing is wrong with your account. Please try again in a moment.',
  },
  wecom_refused: {
    title: 'The app’s settings need attention',
    text: 'WeCom refused this app’s request. Give the number below to your administrator, then try again.',
  },
  outsider: {
    title: 'You are not a member of this company',
    text: 'This app is for members. Candidates: open the link your recruiter sent you. If you have a company account, sign in with that one.',
  },
  not_visible: {
    title: 'You do not have access yet',
    text: 'Your account is outside this app’s visible range. Ask your WeCom administrator to add you, then try again.',
  },
  disabled: {
    title: 'This account is disabled',
    text: 'Your WeCom account is disabled or has left the company. Ask your administrator if this is wrong.',
  },
  phone_browser: {
    title: 'Open this in WeCom',
    text: 'Open WeCom on your phone, go to Workplace and tap Interviews. You can also open this page in a browser on a computer and scan to sign in.',
  },
};

const fr: Record<NoticeKind, NoticeText> = {
  no_code: {
    title: 'Connexion interrompue',
    text: 'WeCom n’a renvoyé aucun code ; l’autorisation a peut-être été annulée. Reconnectez-vous.',
  },
  unknown_state: {
    title: 'Connexion impossible à vérifier',
    text: 'Elle n’a pas commencé dans ce navigateur, ou il refuse les cookies. Reconnectez-vous.',
  },
  state_expired: {
    title: 'Ce lien de connexion a expiré',
    text: 'Par sécurité, il ne fonctionne que quelques minutes. Reconnectez-vous.',
  },
  code_used: {
    title: 'Ce lien de connexion a déjà servi',
    text: 'Chaque lien ne sert qu’une fois. Reconnectez-vous.',
  },
  code_invalid: {
    title: 'WeCom a refusé cette connexion',
    text: 'Le code de connexion n’est pas valable. Reconnectez-vous.',
  },
  wecom_unavailable: {
    title: 'WeCom ne répond pas',
    text: 'Nous n’arrivons pas à joindre WeCom ; votre compte n’est pas en cause. Réessayez dans un instant.',
  },
  wecom_refused: {
    title: 'L’application est à régler',
    text: 'WeCom a refusé la demande de l’application. Transmettez le numéro ci-dessous à votre administrateur, puis réessayez.',
  },
  outsider: {
    title: 'Vous n’êtes pas membre de l’entreprise',
    text: 'Cette application est réservée aux membres. Candidat : ouvrez le lien envoyé par votre recruteur. Si vous avez un compte d’entreprise, connectez-vous avec celui-ci.',
  },
  not_visible: {
    title: 'Vous n’avez pas encore accès',
    text: 'Votre compte n’est pas dans le périmètre de l’application. Demandez à l’administrateur WeCom de vous ajouter, puis réessayez.',
  },
  disabled: {
    title: 'Ce compte est désactivé',
    text: 'Votre compte WeCom est désactivé ou a quitté l’entreprise. En cas d’erreur, contactez l’administrateur.',
  },
  phone_browser: {
    title: 'À ouvrir dans WeCom',
    text: 'Ouvrez WeCom sur votre téléphone, allez dans l’espace de travail et touchez Entretiens. Vous pouvez aussi ouvrir cette page sur un ordinateur et scanner pour vous connecter.',
  },
};

export const failureTexts: Record<Locale, Record<NoticeKind, NoticeText>> = { 'zh-CN': zh, en, fr };

export const actionTexts: Record<Locale, Record<'again' | 'retry' | 'reference', string>> = {
  'zh-CN': { again: '重新登录', retry: '再试一次', reference: '编号' },
  en: { again: 'Sign in again', retry: 'Try again', reference: 'Reference' },
  fr: { again: 'Se reconnecter', retry: 'Réessayer', reference: 'Référence' },
};
