import { t } from './texts.js';

// The small window of a sign-in: it tells the client's pages, and closes.
const failed = new URLSearchParams(location.search).get('signIn') === 'failed';
/** @type {HTMLElement} */ (document.getElementById('sentence')).textContent = failed ? t.signIn.failed : t.signIn.done;
if (!failed) {
  new BroadcastChannel('onbehalf-session').postMessage('signed-in');
  close();
}
