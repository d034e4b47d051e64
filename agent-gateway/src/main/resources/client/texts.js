const languages = ['en', 'de'];
const wanted = localStorage.getItem('onbehalf-language');
const preferred = [...(wanted ? [wanted] : []), ...navigator.languages].map(each => each.slice(0, 2));

/** The language of the client: the person's choice, else the browser's, else English. */
export const language = preferred.find(each => languages.includes(each)) ?? 'en';

/** All sentences of the client, in its language. */
export const t = /** @type {typeof import('./texts/en.js').default} */ ((await import(`./texts/${language}.js`)).default);

document.documentElement.lang = language;

/** @param {string} next */
export function chooseLanguage(next) {
  localStorage.setItem('onbehalf-language', next);
  location.reload();
}
