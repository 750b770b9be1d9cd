const ROUGHLY = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const STEPS = [['second', 60], ['minute', 60], ['hour', 24], ['day', 30], ['month', 12], ['year', Infinity]];

/** A number with the digits that tell something. */
export function number(value, digits = 4) {
  if (value === null || value === undefined) {
    return '–';
  }
  if (Number.isInteger(value)) {
    return value.toLocaleString('en', { useGrouping: 'min2' });
  }
  const size = Math.abs(value);
  return size >= 1e6 || size < 1e-4 ? value.toExponential(2) : Number(value.toPrecision(digits)).toLocaleString('en', { maximumSignificantDigits: digits, useGrouping: 'min2' });
}

export function percent(value, digits = 1) {
  return value === null || value === undefined ? '–' : `${(100 * value).toFixed(digits)} %`;
}

export function bytes(value) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value >= 10 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** How long something takes, in words. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return '–';
  }
  if (seconds < 60) {
    return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long ago. */
export function ago(time) {
  let value = (new Date(time) - Date.now()) / 1000;
  for (const [unit, most] of STEPS) {
    if (Math.abs(value) < most) {
      return ROUGHLY.format(Math.round(value), unit);
    }
    value /= most;
  }
  return '';
}

export function elapsed(from, to) {
  return from ? (new Date(to ?? Date.now()) - new Date(from)) / 1000 : null;
}

/** `validationLoss` as people write it. */
export function words(name) {
  return name.replace(/([A-Z]+)/g, ' $1').replace(/[./]/g, ' ').trim().toLowerCase();
}
