// A wasm file taken apart and put together again, as far as the packer needs it.
export const [CUSTOM, TYPES, IMPORTS, FUNCTIONS, TABLES, MEMORIES, GLOBALS, EXPORTS, START, ELEMENTS, CODE, DATA] = Array(12).keys();

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

/** A signed number. */
export const sleb = (bytes, at) => {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    value |= (bytes[at] & 127) << shift;
    if (bytes[at] < 128) return [shift < 25 && bytes[at] & 64 ? value | (-1 << (shift + 7)) : value, at + 1];
  }
};

export const toSleb = (value) => {
  const bytes = [];
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value & 127]);
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

/** The entries of an import section: module, name, and the bytes of what is asked for, whose first says its kind (0 a function). */
export function imports(body) {
  let [count, at] = leb(body, 0);
  const entries = [];
  for (; count > 0; count -= 1) {
    const [module, second] = text(body, at);
    const [name, start] = text(body, second);
    at = importEnd(body, start);
    entries.push({ module, name, type: body.subarray(start, at) });
  }
  return entries;
}

function importEnd(body, at) {
  const kind = body[at];
  if (kind === 0) return leb(body, at + 1)[1];
  if (kind === 3) return at + 3;
  // A table (with its type) or a memory: flags, least, and most where a flag says so.
  const flags = kind === 1 ? at + 2 : at + 1;
  const least = leb(body, flags + 1)[1];
  return body[flags] & 1 ? leb(body, least)[1] : least;
}

/** How many functions a file imports: the first numbers are theirs. */
export const functionImports = (wasm) => imports(section(wasm, IMPORTS)).filter(({ type }) => type[0] === 0).length;

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

/** The parts of a data section (`bytes`) or an element section (`list` of functions): each at a constant `address`. */
function placed(body, take) {
  let [count, at] = leb(body, 0);
  const found = [];
  for (; count > 0; count -= 1) {
    if (body[at] !== 0 || body[at + 1] !== 0x41) throw new Error("a segment without a constant place");
    const [address, end] = sleb(body, at + 2);
    const part = take(body, end + 1);
    found.push({ address, ...part });
    at = part.end;
  }
  return found;
}

/** `start` and `end` are offsets in the section. */
export const segments = (body) => placed(body, (all, at) => {
  const [length, start] = leb(all, at);
  return { start, end: start + length, bytes: all.subarray(start, start + length) };
});

export const elements = (body) => placed(body, (all, at) => {
  let [count, end] = leb(all, at);
  const list = [];
  for (; count > 0; count -= 1) {
    let index;
    [index, end] = leb(all, end);
    list.push(index);
  }
  return { list, end };
});

/** A segment at a constant place; `content` is what follows it. */
export const segmentAt = (address, content) => Buffer.concat([Buffer.from([0, 0x41]), toSleb(address), Buffer.from([0x0b]), content]);

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
