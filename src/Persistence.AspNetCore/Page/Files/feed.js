// The page: a list of sessions, the messages of one of them, and what is known of both. Texts of sessions become text nodes and nothing else.

import { FeedStream } from "./stream.js";
import { Entries, agentOf, findEntries, readEntries } from "./entries.js";

const $ = id => document.getElementById(id);
const sources = new Map();     // name -> what the server says of a store
const cursors = new Map();     // log -> last sequence, of the logs of the open session
const leases = new Map();      // session -> holder
const hiddenAgents = new Set();
const entries = new Entries($("entries"), () => refreshSoon());
let open = null;               // { source, key }
let activity = null;
let arrivals = [];             // when messages came, of the last ten seconds
let delay = null;
let unspoken = 0;
let refreshing = 0;
let shownAgents = "";

const stream = new FeedStream({ cursors: () => cursors, take, say });

function take(event, data) {
  if (event === "sessions") {
    sources.set(data.list.source, data.list);
    showSessions();
    openFromAddress();
  } else if (event === "entry") {
    if (!cursors.has(data.log) || data.seq <= cursors.get(data.log)) return;
    cursors.set(data.log, data.seq);
    arrivals.push(performance.now());
    if (data.at) delay = Date.now() - Date.parse(data.at);
    if (data.log === entries.log) {
      entries.add(data);
      unspoken++;
    }
    refreshSoon();
  } else if (event === "ended" && cursors.delete(data.log)) {
    $("ended").hidden = false;
  } else if (event === "failed" && data.log === entries.log) {
    say("failed");
  } else if (event === "lease") {
    leases.set(data.session, data.holder);
    refreshSoon();
  } else if (event === "activity") {
    activity = data;
    refreshSoon();
  }
}

function say(state) {
  const texts = { live: "Live", lost: "Connection lost, trying again…", failed: "This log cannot be read." };
  $("state").textContent = texts[state];
  $("state").classList.toggle("bad", state !== "live");
}

function sessionAddress({ source, key }) { return `${source}/${key}`; }

function showSessions() {
  const words = $("session-filter").value.toLowerCase();
  const focused = document.activeElement?.dataset?.session;
  const items = [];
  for (const list of sources.values()) {
    for (const session of list.sessions) {
      if (!`${session.title} ${session.key} ${session.status ?? ""}`.toLowerCase().includes(words)) continue;
      items.push(sessionItem(list.source, session));
    }
  }
  $("sessions").replaceChildren(...items);
  $("no-sessions").hidden = items.length > 0;
  // The list is made again whenever something changes; the focus stays where it is.
  if (focused) [...$("sessions").querySelectorAll("button")].find(button => button.dataset.session === focused)?.focus();
  refreshSoon();
}

function sessionItem(source, session) {
  const item = document.createElement("li");
  const button = item.appendChild(document.createElement("button"));
  button.type = "button";
  button.dataset.session = `${source}/${session.key}`;
  button.appendChild(document.createElement("span")).textContent = session.title || session.key;
  const small = button.appendChild(document.createElement("small"));
  small.textContent = [session.title === session.key ? "" : session.key, session.status ?? "", session.at ? new Date(session.at).toLocaleString() : ""].filter(text => text).join(" · ");
  if (open && open.source === source && open.key === session.key) button.setAttribute("aria-current", "true");
  button.onclick = () => { location.hash = encodeURIComponent(`${source}/${session.key}`); };
  return item;
}

// The session that is open stands in the address after #, so that it can be kept and sent.
function openFromAddress() {
  const address = decodeURIComponent(location.hash.slice(1));
  const end = address.indexOf("/");
  const source = sources.get(address.slice(0, end));
  if (end < 1 || !source || (open && sessionAddress(open) === address)) return;
  show({ source: source.source, key: address.slice(end + 1) });
}

async function show(session, log = null, around = null) {
  open = session;
  const source = sources.get(session.source);
  cursors.clear();
  hiddenAgents.clear();
  $("ended").hidden = true;
  $("entry-filter").value = "";
  $("session-title").textContent = source.sessions.find(one => one.key === session.key)?.title || session.key;
  showSessions();
  try {
    await showLog(log ?? source.logs[0], around);
    // What is streamed begins where the page of the log ended; of the other logs only what comes from now on is counted.
    for (const name of source.logs) {
      const address = `${sessionAddress(session)}/${name}`;
      const last = address === entries.log ? entries.end : (await readEntries(address, null, 1)).at(-1)?.seq ?? 0;
      if (open !== session) return;
      if (!cursors.has(address)) cursors.set(address, last);
    }
    stream.changed();
  } catch {
    // The server is away: once more, unless another session was opened meanwhile.
    setTimeout(() => { if (open === session) show(session, log, around); }, 1000);
  }
}

async function showLog(name, around = null) {
  const session = open;
  $("logs").replaceChildren(...sources.get(session.source).logs.map(log => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = log;
    button.setAttribute("aria-pressed", log === name);
    button.onclick = () => showLog(log).catch(() => say("lost"));
    return button;
  }));
  $("logs").hidden = $("logs").childElementCount < 2;
  entries.filter(isShown);
  const address = `${sessionAddress(session)}/${name}`;
  await entries.open(address, around);
  // Messages may have come by the stream while the page was read.
  if (open === session && (cursors.get(address) ?? 0) > entries.end) await entries.open(address, around);
}

function isShown(entry) {
  const words = $("entry-filter").value.toLowerCase();
  return !hiddenAgents.has(entry.from) && (words === "" || `${entry.from} ${entry.text} ${entry.kind ?? ""}`.toLowerCase().includes(words));
}

function showAgents() {
  const names = [...new Set([...entries.shown()].map(entry => entry.from))].sort((a, b) => agentOf(a) - agentOf(b)).slice(0, 24);
  const holder = open ? leases.get(sessionAddress(open)) : null;
  const key = JSON.stringify([names, [...hiddenAgents], holder]);
  if (key === shownAgents) return;
  shownAgents = key;
  $("agents").replaceChildren(...names.map(name => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `a${agentOf(name) % 12}`;
    button.textContent = (name || "—") + (name && name === holder ? " (holds the lease)" : "");
    button.setAttribute("aria-pressed", !hiddenAgents.has(name));
    button.onclick = () => {
      if (!hiddenAgents.delete(name)) hiddenAgents.add(name);
      entries.filter(isShown);
      refreshSoon();
    };
    return button;
  }));
  $("lease").hidden = !holder;
  $("lease").textContent = holder ? `Lease: ${holder}` : "";
}

// Once in a while, however much comes.
function refreshSoon() {
  refreshing ||= setTimeout(() => {
    refreshing = 0;
    refresh();
  }, 150);
}

function refresh() {
  showAgents();
  showFiltered();
  const unseen = entries.log === null ? 0 : entries.unseen;
  $("newest").hidden = unseen === 0;
  $("newest").textContent = `${unseen.toLocaleString()} new`;
  const since = performance.now() - 10_000;
  arrivals = arrivals.filter(time => time > since);
  const figures = {
    "Sessions": [...sources.values()].reduce((sum, source) => sum + source.sessions.length, 0),
    "Messages": entries.end,
    "Per second": (arrivals.length / 10).toFixed(1),
    "Delay": delay === null ? "—" : `${Math.max(0, delay)} ms`,
    "Viewers": activity?.streams ?? "—",
  };
  $("metrics").replaceChildren(...Object.entries(figures).map(([name, value]) => {
    const figure = document.createElement("div");
    figure.appendChild(document.createElement("dt")).textContent = name;
    figure.appendChild(document.createElement("dd")).textContent = typeof value === "number" ? value.toLocaleString() : value;
    return figure;
  }));
}

// A screen reader says now and then how many messages came, and not each of them.
setInterval(() => {
  if (unspoken > 0) $("spoken").textContent = unspoken === 1 ? "1 new message" : `${unspoken} new messages`;
  unspoken = 0;
  refreshSoon();
}, 5000);

// A filter concerns the messages that are in the page. It says so, and offers to look through the whole log.
function showFiltered() {
  const isPart = entries.loaded < entries.end;
  const text = `Shown: ${entries.visible.toLocaleString()} of ${entries.loaded.toLocaleString()} messages here${isPart ? `; there are ${entries.end.toLocaleString()}` : ""}.`;
  $("filtered").hidden = entries.log === null || ($("entry-filter").value === "" && hiddenAgents.size === 0);
  // Said again only when it is different.
  if ($("filtered-text").textContent !== text) $("filtered-text").textContent = text;
  $("find-all").hidden = !isPart || $("entry-filter").value === "";
}

// Looks for the filter's text in the whole log of the open session, the newest messages first, some thousands at a time.
async function find(before = null) {
  const [log, text] = [entries.log, $("entry-filter").value];
  if (log === null || text === "") return closeHits();
  const answer = await findEntries(log, before, text).catch(() => null);
  if (log !== entries.log || text !== $("entry-filter").value) return;
  const hits = (answer?.entries ?? []).filter(entry => !hiddenAgents.has(entry.from)).reverse().map(entry => ({ ...entry, log }));
  const isRest = (answer?.first ?? 0) > 1;
  const added = showHits(hits, hit => `#${hit.seq} ${hit.from}: ${hit.text.slice(0, 160)}`, before !== null);
  const all = $("hits-list").childElementCount;
  $("hits-text").textContent = answer === null ? "The messages cannot be looked through now."
    : `${all === 0 ? "Nothing was" : all.toLocaleString()} found in ${$("session-title").textContent}${isRest ? `, from message ${answer.first.toLocaleString()} on` : ""}`;
  $("hits-more").hidden = answer !== null && !isRest;
  $("hits-more").onclick = () => find(answer === null ? before : answer.first);
  if (before !== null) (added ?? ($("hits-more").hidden ? $("hits-close") : $("hits-more"))).focus();
}

// Gives the first button that was added.
function showHits(hits, say, isMore) {
  const items = hits.map(hit => {
    const item = document.createElement("li");
    const button = item.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = say(hit);
    button.onclick = () => openHit(hit);
    return item;
  });
  if (!isMore) $("hits-list").replaceChildren();
  $("hits-list").append(...items);
  $("hits").hidden = false;
  return items[0]?.firstChild;
}

function closeHits() {
  const hadFocus = $("hits").contains(document.activeElement);
  $("hits").hidden = true;
  if (hadFocus) $("entry-filter").focus();
}

async function search(words) {
  if (words === "") return closeHits();
  const answer = await fetch(`search?q=${encodeURIComponent(words)}`).catch(() => null);
  const hits = answer?.ok ? (await answer.json()).hits : [];
  showHits(hits, hit => `${titleOf(hit)}: ${hit.from}: ${hit.text.slice(0, 160)}`, false);
  $("hits-text").textContent = !answer?.ok ? "The search cannot be answered now." : hits.length === 0 ? "Nothing was found." : `${hits.length} found`;
  $("hits-more").hidden = true;
}

function sessionOf(hit) {
  const [first, last] = [hit.log.indexOf("/"), hit.log.lastIndexOf("/")];
  return { source: hit.log.slice(0, first), key: hit.log.slice(first + 1, last), log: hit.log.slice(last + 1) };
}

function titleOf(hit) {
  const { source, key } = sessionOf(hit);
  return sources.get(source)?.sessions.find(one => one.key === key)?.title || key;
}

async function openHit(hit) {
  const { source, key, log } = sessionOf(hit);
  const session = { source, key };
  open = session;
  location.hash = encodeURIComponent(sessionAddress(session));
  await show(session, log, hit.seq);
}

$("session-filter").oninput = showSessions;
$("entry-filter").oninput = () => {
  entries.filter(isShown);
  refreshSoon();
};
$("find").onsubmit = event => {
  event.preventDefault();
  find();
};
$("find-all").onclick = () => find();
$("hits-close").onclick = closeHits;
$("lanes").onchange = event => $("entries").classList.toggle("in-lanes", event.target.checked);
$("newest").onclick = () => entries.newest().catch(() => say("lost"));
$("search").onsubmit = event => {
  event.preventDefault();
  search($("search-words").value.trim());
};
$("search-words").oninput = event => { if (event.target.value === "") search(""); };
addEventListener("hashchange", openFromAddress);
addEventListener("keydown", event => {
  const isTyping = event.target instanceof HTMLInputElement;
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    $("session-filter").focus();
  } else if (event.key === "End" && !isTyping && entries.log !== null) {
    event.preventDefault();
    entries.newest();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && document.activeElement?.dataset?.session !== undefined) {
    event.preventDefault();
    const buttons = [...$("sessions").querySelectorAll("button")];
    buttons[buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  } else if (!$("hits").hidden) {
    moveInHits(event);
  }
});

// From the field to what was found, up and down in it, and back.
function moveInHits(event) {
  const buttons = [...$("hits-list").querySelectorAll("button")];
  const place = buttons.indexOf(document.activeElement);
  const isIn = place >= 0 || event.target.id === "entry-filter" || event.target.id === "search-words";
  const next = event.key === "ArrowDown" ? buttons[place + 1] : event.key === "ArrowUp" ? buttons[place - 1] : undefined;
  if (event.key === "Escape" && (isIn || $("hits").contains(document.activeElement))) closeHits();
  else if (isIn && next) {
    event.preventDefault();
    next.focus();
  }
}

async function begin() {
  try {
    const listed = await (await fetch("sessions")).json();
    document.title = $("title").textContent = listed.title;
    for (const source of listed.sources) sources.set(source.source, source);
    $("search").hidden = !listed.sources.some(source => source.search);
    showSessions();
    openFromAddress();
  } catch {
    setTimeout(begin, 1000);
  }
}

begin();
