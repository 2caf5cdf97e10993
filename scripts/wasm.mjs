// A wasm file taken apart and put together again, as far as the packer needs it.
export const IMPORTS = 2;
export const EXPORTS = 7;
export const CODE = 10;
export const CUSTOM = 0;

export const leb = (bytes, at) => {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    value += (bytes[at] & 127) * 2 ** shift;
    if (bytes[at] < 128) return [value, at + 1];
  }
};

export const toLeb = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
};

/** What a length or a text looks like inside a section. */
export const sized = (bytes) => Buffer.concat([toLeb(bytes.length), bytes]);
export const vector = (items) => Buffer.concat([toLeb(items.length), ...items]);

/** The file again, each section's body as `change(kind, body)` gives it; `null` leaves the section out. */
export function eachSection(wasm, change) {
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length;) {
    const [length, start] = leb(wasm, at + 1);
    const body = change(wasm[at], wasm.subarray(start, start + length));
    if (body) kept.push(wasm.subarray(at, at + 1), sized(body));
    at = start + length;
  }
  return Buffer.concat(kept);
}

/** The body of a section; what is missing counts as empty. */
export function section(wasm, kind, name) {
  let found = null;
  eachSection(wasm, (other, body) => {
    if (other === kind && (!name || text(body, 0)[0] === name)) found ??= body;
    return body;
  });
  return found ?? Buffer.from([0]);
}

export const text = (bytes, at) => {
  const [length, start] = leb(bytes, at);
  return [bytes.subarray(start, start + length).toString(), start + length];
};

/** The entries of an import section: module, name, and the bytes of what is asked for. Only functions are numbered. */
export function imports(body) {
  let [count, at] = leb(body, 0);
  const entries = [];
  for (; count > 0; count -= 1) {
    const [module, second] = text(body, at);
    const [name, start] = text(body, second);
    if (body[start] !== 0) throw new Error(`import ${name} is not a function`);
    [, at] = leb(body, start + 1);
    entries.push({ module, name, type: body.subarray(start, at) });
  }
  return entries;
}

export function exports_(body) {
  let [count, at] = leb(body, 0);
  const entries = [];
  for (; count > 0; count -= 1) {
    const [name, start] = text(body, at);
    [, at] = leb(body, start + 1);
    entries.push({ name, what: body.subarray(start, at) });
  }
  return entries;
}

export function functions(body) {
  let [count, at] = leb(body, 0);
  const bodies = [];
  for (; count > 0; count -= 1) {
    const [length, start] = leb(body, at);
    at = start + length;
    bodies.push(body.subarray(start, at));
  }
  return bodies;
}

/** Function names by number, imports first; none in a stripped file. */
export function names(wasm) {
  const body = section(wasm, CUSTOM, "name");
  const found = new Map();
  for (let at = text(body, 0)[1]; at < body.length;) {
    const [length, start] = leb(body, at + 1);
    if (body[at] === 1) {
      let [count, here] = leb(body, start);
      for (; count > 0; count -= 1) {
        const [number, next] = leb(body, here);
        const [name, end] = text(body, next);
        found.set(number, name);
        here = end;
      }
    }
    at = start + length;
  }
  return found;
}

/** The file with these function names in place of all names. */
export function renamed(wasm, list) {
  const named = vector(list.map((name, number) => Buffer.concat([toLeb(number), sized(Buffer.from(name))])));
  const body = Buffer.concat([sized(Buffer.from("name")), Buffer.from([1]), sized(named)]);
  return Buffer.concat([eachSection(wasm, (kind, kept) => (kind === CUSTOM ? null : kept)), Buffer.from([CUSTOM]), sized(body)]);
}
