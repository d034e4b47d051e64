import { language } from './texts.js';

const formats = {
  hour: new Intl.DateTimeFormat(language, { timeStyle: 'short' }),
  day: new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  shortDay: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }),
  both: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
  near: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
};
const dayNumber = (/** @type {Date} */ time) => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();

/** Times as an agent reads them, in the agent's own zone. */
export const times = {
  hour: (/** @type {Date} */ time) => formats.hour.format(time),
  both: (/** @type {Date} */ time) => formats.both.format(time),
  /** The start of a time's day, by which messages are grouped. */
  dayOf: dayNumber,
  /** The name of a day: today, yesterday, or its date. */
  day(/** @type {number} */ day) {
    const ago = Math.round((day - dayNumber(new Date())) / 86_400_000);
    const name = ago > -2 && ago < 1 ? formats.near.format(ago, 'day') : formats.day.format(day);
    return name.charAt(0).toUpperCase() + name.slice(1);
  },
  /** The hour of today, else the day. */
  brief: (/** @type {Date} */ time) => (dayNumber(time) === dayNumber(new Date()) ? formats.hour : formats.shortDay).format(time),
  /** How long something lasts, as 4:07 or 1:12:09. */
  age(/** @type {number} */ seconds) {
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
    return (parts[0] ? parts : parts.slice(1)).map((part, i) => (i ? String(part).padStart(2, '0') : String(part))).join(':');
  },
};
