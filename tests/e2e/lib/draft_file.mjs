// Draft files made to measure: changed, and sealed again with the digest that the app would write.
import { createHash } from "node:crypto";

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  // Pairs joined by hand, because an object would swallow a member called __proto__.
  return { pairs: Object.keys(value).sort().map((key) => [key, sorted(value[key])]) };
};
const written = (value) => {
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  if (value?.pairs) return `{${value.pairs.map(([key, part]) => `${JSON.stringify(key)}:${written(part)}`).join(",")}}`;
  return JSON.stringify(value);
};
// As the app writes what it takes a digest of: members by name, no space.
export const canonical = (value) => written(sorted(value));

export function digestOf(file) {
  const { digest, result, saved, ...covered } = file;
  return `sha256:${createHash("sha256").update(canonical(covered)).digest("hex")}`;
}

// The text of `file` after `change`, with a digest that fits; the stated result goes, since it may fit no more.
export function sealed(file, change) {
  const changed = structuredClone(file);
  delete changed.result;
  change(changed);
  changed.digest = digestOf(changed);
  return JSON.stringify(changed, null, 2);
}
