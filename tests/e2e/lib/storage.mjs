// What the app keeps, read from both stores as it stands; and texts sealed the way the app seals them.
const NAMESPACE = "quality-county/";
const MARK = "quality-county sealed ";

// Runs in the page: every entry of both stores, or those texts put there (null removes). Neither store is made by looking.
async function access([namespace, writes]) {
  const local = {};
  const vault = {};
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const open = () => {
    const request = indexedDB.open("quality-county");
    request.onupgradeneeded = () => request.transaction.abort();
    return done(request).catch(() => null);
  };
  for (const [key, text] of Object.entries(writes?.local ?? {})) {
    if (text === null) localStorage.removeItem(namespace + key);
    else localStorage.setItem(namespace + key, text);
  }
  for (const key of Object.keys(localStorage)) if (key.startsWith(namespace)) local[key.slice(namespace.length)] = localStorage.getItem(key);
  const database = await open();
  if (database) {
    const transaction = database.transaction("texts", writes?.vault ? "readwrite" : "readonly");
    const store = transaction.objectStore("texts");
    const over = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    for (const [key, text] of Object.entries(writes?.vault ?? {})) {
      if (text === null) store.delete(key);
      else store.put(text, key);
    }
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll()), over]);
    keys.forEach((key, at) => { vault[key] = values[at]; });
    database.close();
  }
  return { local, vault };
}

// Everything under the app's name, byte for byte: { local, vault }, each by key without the namespace.
export const kept = (page) => page.evaluate(access, [NAMESPACE, null]);

// Puts texts into the stores as they are, behind the app's back; null removes.
export const put = (page, writes) => page.evaluate(access, [NAMESPACE, writes]);

// The drafts, their journals and restore points byte for byte, in one flat object that can be compared.
export async function stored(page) {
  const { local, vault } = await kept(page);
  const own = (place, entries) => Object.entries(entries).filter(([key]) => /^(draft|journal|point|gone)\//.test(key)).map(([key, text]) => [`${place} ${key}`, text]);
  return Object.fromEntries([...own("local", local), ...own("vault", vault)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

// key: where the text belongs; what comes before its last part is sealed with it. null for what is not whole.
export function unseal(key, raw) {
  const header = /^quality-county sealed 1 (\d+) (\d+) ([0-9a-f]{8})\n/.exec(raw);
  if (!header) return null;
  const text = raw.slice(header[0].length);
  const whole = seal(key, Number(header[1]), text) === raw;
  return whole ? { revision: Number(header[1]), text } : null;
}

// version: of the seal's first line.
export function seal(key, revision, text, version = 1) {
  const bytes = Buffer.from(text);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64LE(BigInt(revision));
  const sum = crc32(Buffer.concat([Buffer.from(key.replace(/[^/]*$/, "")), counter, bytes])).toString(16).padStart(8, "0");
  return `${MARK}${version} ${revision} ${bytes.length} ${sum}\n${text}`;
}

function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: text };
  }
}

// The newest whole state of every draft (id → { revision, text, file }), from one store or both. Journals are left out.
export async function newest(page, places = ["local", "vault"]) {
  const all = await kept(page);
  const found = {};
  for (const place of places) {
    for (const [key, raw] of Object.entries(all[place])) {
      const id = /^draft\/([^/]+)/.exec(key)?.[1];
      const state = id && (key === `draft/${id}` ? { revision: 0, text: raw } : unseal(key, raw));
      if (state && !(found[id]?.revision > state.revision)) found[id] = { ...state, file: parsed(state.text) };
    }
  }
  return found;
}

// The same without what every save changes, so that contents can be compared.
export async function contents(page) {
  const found = await newest(page);
  return Object.fromEntries(Object.entries(found).map(([id, { file }]) => [id, { ...file, saved: { at: file.saved?.at } }]));
}

// For `before`: stores that refuse, or that are full from `window.full` on ("local", "vault" or "both").
export const NO_LOCAL = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });';
export const NO_VAULT = 'Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("denied", "SecurityError"); } });';
export const NO_STORAGE = NO_LOCAL + NO_VAULT;
export const SMALL_STORAGE = `{
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (["local", "both"].includes(window.full) && key.startsWith("${NAMESPACE}")) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    return setItem.call(this, key, value);
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...values) {
    if (["vault", "both"].includes(window.full)) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    return put.apply(this, values);
  };
}`;

// Brings both stores back to what `kept` told.
export async function restore(page, snapshot, change = {}) {
  const now = await kept(page);
  const writes = {};
  for (const place of ["local", "vault"]) {
    const gone = Object.fromEntries(Object.keys(now[place]).map((key) => [key, null]));
    writes[place] = { ...gone, ...snapshot[place], ...change[place] };
  }
  await put(page, writes);
}
