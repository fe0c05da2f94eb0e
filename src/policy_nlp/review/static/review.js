// The review page: shows one item at a time and sends verdicts. Texts only ever become text nodes.
"use strict";

const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? sessionStorage.getItem("token") ?? "";
sessionStorage.setItem("token", token);
const session = sessionStorage.getItem("session") ?? crypto.randomUUID();
sessionStorage.setItem("session", session);

const TEXTS = ["edtf", "instrument"];
const LISTS = ["actors", "partners", "minerals"];
const CODES = ["type", "modality"];
const KEYS = { a: "accept", r: "reject", c: "correct", s: "skip", u: "undo" };
const LABELS = {
  event: { accept: "Accept", reject: "Reject", correct: "Correct" },
  pair: { accept: "Same happening", reject: "Different", correct: "Can't tell" },
};
const NAMES = {
  type: "Type", edtf: "Date", date_span: "Words of the date", modality: "Modality", actors: "Actors",
  partners: "Partners", instrument: "Instrument", minerals: "Minerals", figure_spans: "Figures",
};

const at = (id) => document.getElementById(id);
let shown = null;
let busy = false;

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

async function ask(name, body = {}) {
  const response = await fetch(`/api/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Token": token },
    body: JSON.stringify({ session, ...body }),
  });
  return { ok: response.ok, status: response.status, value: await response.json() };
}

async function act(name, body, told) {
  if (busy) return;
  busy = true;
  try {
    const answer = await ask(name, body);
    at("message").textContent = answer.ok ? "" : answer.value.message;
    at("told").textContent = answer.ok ? told : "";
    if (answer.ok) show(answer.value);
    else if (answer.status === 409) show((await ask("next")).value);
    else tellProblems(answer.value.problems ?? {}, {});
  } catch {
    at("message").textContent = "The review server does not answer. Is policy-nlp review still running?";
  } finally {
    busy = false;
  }
}

function show(state) {
  shown = state.item;
  at("progress").textContent = `${state.left} open, ${state.judged} judged here, as ${state.who}${state.blind ? ", blind" : ""}`;
  at("item").hidden = false;
  at("form").hidden = true;
  at("mentions").replaceChildren();
  at("values").hidden = true;
  for (const id of ["accept", "reject", "correct", "skip"]) at(id).hidden = !shown;
  at("undo").disabled = state.judged === 0;
  if (!shown) {
    at("why").textContent = "Nothing is left to judge.";
    return;
  }
  at("why").textContent = [shown.reason, shown.why].filter(Boolean).join(": ");
  at("mentions").replaceChildren(...shown.mentions.map(passage));
  for (const [id, label] of Object.entries(LABELS[shown.kind])) at(id).firstElementChild.textContent = label;
  at("accept").disabled = shown.kind === "event" && !shown.values;
  if (shown.values) showValues();
  if (shown.kind === "event") fillForm();
  at("form").hidden = !(shown.kind === "event" && state.blind);
  at("item").focus();
}

function passage(mention) {
  const article = element("article", "", { class: "passage" });
  const head = element("h2", mention.title, { lang: mention.lang });
  const quote = element("blockquote", "", { lang: mention.lang });
  for (const part of mention.parts) {
    quote.append(part.marks.length ? element("mark", part.text, { class: part.marks.join(" ") }) : part.text);
  }
  article.append(head, element("p", [mention.doc_id, mention.published].filter(Boolean).join(", ")), quote);
  return article;
}

function words(span, list) {
  const found = list.find((option) => String(option.span) === String(span));
  return found ? found.text : "";
}

function told(key, values) {
  const value = values[key];
  if (key === "date_span") return value ? words(value, shown.options.dates) : "";
  if (key === "figure_spans") return value.map((span) => words(span, shown.options.figures)).join("; ");
  return Array.isArray(value) ? value.join("; ") : value ?? "";
}

function showValues() {
  const rows = Object.entries(NAMES).map(([key, name]) => {
    const row = element("tr", "", shown.gold && shown.differs.includes(key) ? { class: "differs" } : {});
    row.append(element("th", name, { scope: "row" }));
    row.append(element("td", shown.missed ? "" : told(key, shown.values), { lang: "zh-Hans" }));
    const gold = shown.missed ? shown.values : shown.gold;
    row.append(element("td", gold ? told(key, gold) : "", { lang: "zh-Hans" }));
    return row;
  });
  at("values").tBodies[0].replaceChildren(...rows);
  at("values").classList.toggle("alone", !shown.gold && !shown.missed);
  at("values").hidden = false;
}

function fillForm() {
  const values = { ...(shown.values ?? {}) };
  const lang = shown.mentions[0].lang;
  for (const key of shown.gold ? shown.differs : []) values[key] = shown.gold[key];
  for (const key of [...CODES, ...TEXTS]) at(`f-${key}`).value = values[key] ?? "";
  for (const key of LISTS) at(`f-${key}`).value = (values[key] ?? []).join("; ");
  const dates = shown.options.dates.map((option) =>
    element("option", [option.text, option.edtf].filter(Boolean).join(" = "), { value: JSON.stringify(option.span), lang }));
  at("f-date_span").replaceChildren(element("option", "only understood", { value: "null" }), ...dates);
  at("f-date_span").value = JSON.stringify(values.date_span ?? null);
  const chosen = (values.figure_spans ?? []).map(String);
  at("f-figure_spans").replaceChildren(...shown.options.figures.map((option) => {
    const label = element("label", "", { lang });
    const box = element("input", "", { type: "checkbox", value: JSON.stringify(option.span) });
    box.checked = chosen.includes(String(option.span));
    label.append(box, ` ${option.text}`);
    return label;
  }));
  tellProblems({}, {});
}

function typed() {
  const form = {};
  for (const key of [...CODES, ...TEXTS]) form[key] = at(`f-${key}`).value;
  for (const key of LISTS) form[key] = at(`f-${key}`).value.split(/[;；]/u).map((name) => name.trim());
  form.date_span = JSON.parse(at("f-date_span").value);
  const boxes = at("f-figure_spans").querySelectorAll("input:checked");
  form.figure_spans = [...boxes].map((box) => JSON.parse(box.value));
  return form;
}

function tellProblems(problems, notes) {
  for (const key of Object.keys(NAMES)) {
    const place = at(`p-${key}`);
    place.textContent = problems[key] ?? notes[key] ?? "";
    place.classList.toggle("note", !problems[key]);
    at(`f-${key}`).setAttribute("aria-invalid", String(key in problems));
  }
}

async function checkTyped() {
  const key = shown?.key;
  if (!key || shown.kind !== "event") return;
  const answer = await ask("check", { key, form: typed() });
  if (answer.ok && shown?.key === key) tellProblems(answer.value.problems, answer.value.notes);
}

function openForm() {
  at("form").hidden = false;
  at("f-type").focus();
}

function press(name) {
  if (name === "undo") return act("undo", {}, "Taken back.");
  if (!shown || at(name).disabled) return undefined;
  if (name === "skip") return act("skip", { key: shown.key }, "Skipped.");
  if (name === "correct" && shown.kind === "event") return openForm();
  const label = LABELS[shown.kind][name];
  return act("judge", { key: shown.key, answer: name }, `${label}: saved.`);
}

let waiting = 0;
at("form").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(checkTyped, 200);
});
at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  act("judge", { key: shown.key, answer: "correct", form: typed() }, "Corrected: saved.");
});
at("close").addEventListener("click", () => {
  at("form").hidden = true;
  at("item").focus();
});
for (const name of Object.values(KEYS)) at(name).addEventListener("click", () => press(name));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !at("form").hidden) {
    at("close").click();
    return;
  }
  const writing = event.target.matches("input, select, textarea");
  if (writing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const name = KEYS[event.key];
  if (name) {
    event.preventDefault();
    press(name);
  }
});
act("next", {}, "");
