/** The demo company's app. Worth nothing outside the sandbox. */
export const demoCredentials = {
  corpId: 'ww5a6d0b0xdemo0001',
  agentId: 1000002,
  secret: 'demo-secret-demo-secret-demo-secret-demo-se',
};

/** Token and key of its callbacks. */
export const demoCallback = {
  token: 'DemoCallbackToken',
  encodingAesKey: 'DemoCallbackKeyDemoCallbackKeyDemoCallbackX',
};
