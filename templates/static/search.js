// The page of the search: asks the index that lies beside it, in this browser. Nothing is sent to anybody.
const form = document.getElementById("search");
const told = document.getElementById("told");
const found = document.getElementById("found");
const more = document.getElementById("more");
const words = form.elements.namedItem("q");
const choices = [...form.querySelectorAll("select")];
const filters = choices.filter((choice) => choice.name !== "order");
const texts = form.dataset;
const language = document.documentElement.lang || "en";
const AT_ONCE = 10; // results that are shown together
const MOST = 200; // values that a filter offers

// Letters of scripts that part no words stand alone in the index: digest/publishing/search.py does the same.
const LETTER = "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
const SIGN = "[\\u3000-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u{20000}-\\u{3ffff}]";
const alone = new RegExp(LETTER, "gu");
const parted = new RegExp(`(?<=${SIGN}(?:</?mark>)*) (?=(?:</?mark>)*${SIGN})`, "gu");
const part = (text) => text.replace(alone, " $& ").trim();
const join = (text) => text.replace(parted, "");

let pagefind;
let asked = 0; // the newest question; what comes for an older one is late
let results = [];

function make(name, text, about = {}) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  for (const [key, value] of Object.entries(about)) if (value) element.setAttribute(key, value);
  return element;
}

// The words around what was found; of all marks in them only <mark> is one.
function excerpt(text, about) {
  const place = make("p", "", { ...about, class: "excerpt" });
  for (const [at, some] of join(text).split(/<mark>(.*?)<\/mark>/u).entries()) {
    const plain = some.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    if (plain) place.append(at % 2 ? make("mark", plain) : plain);
  }
  return place;
}

function day(text, style) {
  const written = /^en\b/.test(language) ? "en-GB" : language; // in English, as the pages write it: 7 August 2021
  return new Intl.DateTimeFormat(written, { timeZone: "UTC", ...style }).format(new Date(`${text}T00:00:00Z`));
}

function show(name, value) {
  if (name === "language") {
    try {
      return new Intl.DisplayNames([language], { type: "language" }).of(value);
    } catch {
      return value;
    }
  }
  const isMonth = name === "date" && value.length === 7;
  return isMonth ? day(`${value}-01`, { year: "numeric", month: "long" }) : value;
}

// The newest year first, each before its months; else what most articles have.
function order(name, values) {
  const newest = (value) => [value.slice(0, 4), value.length === 4 ? "99" : value.slice(5)].join();
  if (name === "date") return values.sort(([a], [b]) => (newest(a) < newest(b) ? 1 : -1));
  return values.sort(([a, m], [b, n]) => n - m || a.localeCompare(b, language));
}

function offer(counts) {
  for (const choice of filters) {
    const chosen = choice.value;
    const values = Object.entries(counts[choice.name] ?? {}).filter(([value, count]) => count || value === chosen);
    if (chosen && !values.some(([value]) => value === chosen)) values.push([chosen, 0]);
    choice.replaceChildren(choice.options[0]);
    for (const [value, count] of order(choice.name, values).slice(0, MOST)) {
      choice.append(new Option(`${show(choice.name, value)} (${count})`, value));
    }
    choice.value = chosen;
    if (choice.value !== chosen) choice.append(new Option(show(choice.name, chosen), chosen, true, true));
    choice.closest("p").hidden = values.length < 2 && !chosen;
  }
}

async function add(number) {
  const some = results.slice(found.children.length, found.children.length + AT_ONCE);
  const articles = await Promise.all(some.map((result) => result.data()));
  if (number !== asked) return;
  const first = found.children.length;
  for (const { raw_url: path, meta, excerpt: around } of articles) {
    const about = meta.language && meta.language !== language ? { lang: meta.language, dir: "auto" } : {};
    const item = make("li");
    const head = make("h2", "", about);
    head.append(make("a", join(meta.title), { href: new URL(texts.root + path, location.href).href }));
    const facts = make("p", "", { class: "meta" });
    if (meta.source) facts.append(make("span", meta.source, { class: "source" }), " ");
    facts.append(make("time", day(meta.date, { dateStyle: "long" }), { datetime: meta.date }));
    item.append(head, excerpt(around, about), facts);
    found.append(item);
  }
  more.hidden = found.children.length >= results.length;
  if (first) found.children[first]?.querySelector("a").focus(); // who asked for more goes on there
}

async function search() {
  const number = ++asked;
  const chosen = Object.fromEntries(filters.filter((choice) => choice.value).map((choice) => [choice.name, choice.value]));
  const text = words.value.trim();
  const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
  if (!text && !Object.keys(chosen).length) {
    results = [];
    found.replaceChildren();
    more.hidden = true;
    told.textContent = "";
    offer(await pagefind.filters());
    return;
  }
  const newest = form.elements.namedItem("order").value === "date" || !text;
  const answer = await pagefind.search(text ? part(text) : null, { filters: chosen, sort: newest ? { date: "desc" } : {} });
  if (number !== asked) return;
  results = answer.results;
  found.replaceChildren();
  offer(answer.filters);
  const count = new Intl.NumberFormat(language).format(results.length);
  await add(number);
  if (number === asked) told.textContent = [texts.none, texts.one][results.length] ?? texts.many.replace("{number}", count);
}

function fail(error) {
  console.warn(error);
  form.hidden = true;
  more.hidden = true;
  told.replaceChildren(`${texts.failed} `, make("a", texts.archive, { href: texts.archiveUrl }));
}

const run = () => search().catch(fail);
let waiting;
const soon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(run, 200);
};

try {
  pagefind = await import(new URL(`${texts.index}pagefind.js`, location.href));
  await pagefind.options({ basePath: new URL(texts.index, location.href).pathname, baseUrl: "/" });
  await pagefind.init();
  const state = new URLSearchParams(location.search);
  offer(await pagefind.filters());
  words.value = state.get("q") ?? "";
  for (const choice of choices) {
    const value = state.get(choice.name) ?? "";
    if (value && ![...choice.options].some((option) => option.value === value)) choice.append(new Option(value, value));
    choice.value = value;
  }
  form.hidden = false;
  words.addEventListener("input", soon);
  for (const choice of choices) choice.addEventListener("change", run);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    run();
  });
  more.addEventListener("click", () => add(asked).catch(fail));
  await search();
} catch (error) {
  fail(error);
}
