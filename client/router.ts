import { createRouter, createWebHashHistory, type Router } from 'vue-router';
import HomePage from './pages/HomePage.vue';
import NoInterviewPage from './pages/NoInterviewPage.vue';

/**
 * Hash routes: the page keeps one URL for WeCom, so one JSSDK signature lasts the visit, also
 * on iOS. Only the list is in the first download.
 */
export function createAppRouter(): Router {
  // What WeCom's authorize page leaves behind, `#wechat_redirect`, is no route of ours.
  if (location.hash && !location.hash.startsWith('#/')) history.replaceState(null, '', '#/');
  return createRouter({
    history: createWebHashHistory('/'),
    scrollBehavior: (to, from, saved) => {
      if (to.meta['step'] || from.meta['step']) return false;
      return saved ?? { top: 0 };
    },
    routes: [
      {
        path: '/',
        component: HomePage,
        children: [
          // Two, because an optional part would lose to the path of the parent itself.
          { path: '', name: 'list', component: NoInterviewPage, meta: { list: true } },
          {
            path: ':view(today|past|todo|planning)',
            component: NoInterviewPage,
            meta: { list: true },
          },
          {
            path: 'i/:id/delivery',
            name: 'delivery',
            component: () => import('./pages/DeliveryPage.vue'),
          },
          {
            path: 'i/:id',
            name: 'interview',
            component: () => import('./pages/InterviewPage.vue'),
            // What is done to it opens above it and has an address, so that "back" closes it.
            children: [
              {
                path: ':step',
                name: 'step',
                component: () => import('./pages/StepPage.vue'),
                meta: { step: true },
              },
            ],
          },
        ],
      },
      {
        path: '/i/:id/feedback',
        name: 'feedback',
        component: () => import('./pages/FeedbackPage.vue'),
      },
      {
        path: '/i/:id/report',
        name: 'report',
        component: () => import('./pages/ReportPage.vue'),
      },
      {
        path: '/delivery',
        name: 'deliveries',
        component: () => import('./pages/DeliveriesPage.vue'),
      },
      { path: '/new', name: 'schedule', component: () => import('./pages/SchedulePage.vue') },
      {
        path: '/candidates',
        name: 'candidates',
        component: () => import('./pages/CandidatesPage.vue'),
      },
      {
        path: '/scorecards',
        name: 'scorecards',
        component: () => import('./pages/ScorecardsPage.vue'),
      },
      {
        // `new`, `builtin` for its questions, or the id the next version starts from.
        path: '/scorecards/:from(new|builtin|\\d+)',
        name: 'scorecard',
        component: () => import('./pages/ScorecardPage.vue'),
      },
      { path: '/roles', name: 'roles', component: () => import('./pages/RolesPage.vue') },
      {
        path: '/identities',
        name: 'identities',
        component: () => import('./pages/IdentitiesPage.vue'),
      },
      {
        path: '/accounts',
        name: 'accounts',
        component: () => import('./pages/AccountsPage.vue'),
      },
      {
        path: '/erasures',
        name: 'erasures',
        component: () => import('./pages/ErasuresPage.vue'),
      },
      { path: '/audit', name: 'audit', component: () => import('./pages/AuditPage.vue') },
      {
        path: '/signed-out',
        name: 'signed-out',
        component: () => import('./pages/SignedOutPage.vue'),
      },
      {
        path: '/sign-in-failed',
        name: 'sign-in-failed',
        component: () => import('./pages/SignInFailedPage.vue'),
      },
      { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/NotFoundPage.vue') },
    ],
  });
}
