const DRAFT = 'dropwise.draft';

/** What somebody is about to train, which a reload finds again. */
export function draft() {
  return JSON.parse(sessionStorage.getItem(DRAFT) ?? '{}');
}

export function keepDraft(value) {
  sessionStorage.setItem(DRAFT, JSON.stringify(value));
}

/** A plan, changed by a JSON Merge Patch (RFC 7396), as a draft. */
export function draftOf(plan, patch = {}) {
  const { dataset, model, training } = merged(plan, patch);
  return { dataset, layers: withoutNulls(model.layers), training: withoutNulls(training) };
}

/** What is null is the default, as what is left out. */
function withoutNulls(value) {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return Array.isArray(value) ? value.map(withoutNulls) : Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null).map(([name, inner]) => [name, withoutNulls(inner)]));
}

function merged(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) {
    return patch;
  }
  const result = target !== null && typeof target === 'object' && !Array.isArray(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[name];
    } else {
      result[name] = merged(result[name], value);
    }
  }
  return result;
}
