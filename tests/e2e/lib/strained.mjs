// A draft under strain: long names, forty departments of its own, a pack sent to one of them, and what came back in conflict with everything.
import { sealed } from "./draft_file.mjs";

const PACK = "strainedpack";
const FIRST = "market";

// Changes the parsed file of a draft, which is returned; `name` is put where names stand.
export function strain(file, name) {
  const { draft } = file;
  const own = Array.from({ length: 40 }, (_, at) => [`own-${at + 1}`, { name: at % 4 ? `县属第 ${at + 1} 单位` : name }]);
  draft.departments = { asked_by: name, deadline: "2026-10-31", list: { [FIRST]: { name, contact: name, phone: name }, ...Object.fromEntries(own) } };
  const points = Object.keys(draft.answers);
  draft.departments.duties = { [points[0]]: { lead: FIRST, supporting: own.slice(0, 12).map(([code]) => code) } };
  draft.dispatches = [{ pack: PACK, to: FIRST, at: "2026-10-01 08:00:00", points }];
  draft.ledger = { 1: { at: "2026-10-01 08:00:00", who: name, how: "hand", spot: `answers/${points[0]}/note`, after: name.repeat(4) } };
  for (const code of points) Object.assign(draft.answers[code], { note: `本草稿的备注 ${code}`, loss_reason: name });
  draft.rectifications = { 1: { problem: name.repeat(2), points: points.slice(0, 30), measure: name, progress: name, lead: "own-1", person: name, deadline: "2026-01-01", proof: [900] } };
  draft.report = { basics: `${name}${name}` };
  return file;
}

// What a department returned for it: another text everywhere.
export function strainedPack(file, name) {
  const text = sealed(file, ({ draft }) => {
    const points = draft.dispatches[0].points;
    for (const code of points) {
      Object.assign(draft.answers[code], { note: `${name}${code}`, loss_reason: `${name}${name}` });
      if ("met" in (draft.answers[code].cells ?? {})) draft.answers[code].cells = { met: !draft.answers[code].cells.met };
    }
    draft.task = {
      pack: PACK, department: name, asked_by: name, at: "2026-10-01 08:00:00", points, filled_by: name, checked_by: name, base: { answers: {}, evidence: [] },
    };
    for (const key of ["departments", "dispatches", "ledger", "rectifications", "report", "statements"]) delete draft[key];
    draft.evidence = [];
  });
  return { name: `${name.slice(0, 40)}.json`, text };
}
