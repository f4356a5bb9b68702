// The messages of one log: a window of at most 300 of them in the page, which moves over the log by pages of the server.

const most = 300;
const page = 60;

const agents = new Map();      // name -> number, in the order of their first appearance

export function agentOf(name) {
  if (!agents.has(name)) agents.set(name, agents.size);
  return agents.get(name);
}

// The last entries of a log before a sequence, or its last ones. Of a session that is gone there are none; where the server is away it throws.
export async function readEntries(log, before, count) {
  return (await ask({ log, count, before })).entries;
}

// The entries of a log that hold a text, the last 50 before a sequence; and first, from which on it was looked for.
export function findEntries(log, before, text) { return ask({ log, count: 50, before, text }); }

async function ask(members) {
  const address = new URL("entries", location.href);
  for (const [name, value] of Object.entries(members)) if (value !== null) address.searchParams.set(name, value);
  const answer = await fetch(address);
  if (answer.status >= 500) throw new Error(await answer.text());
  return answer.ok ? answer.json() : { first: 0, entries: [] };
}

export class Entries {
  #list;
  #changed;
  #log = null;
  #first = 0;                  // the sequences of the window; first is last + 1 where it is empty
  #last = 0;
  #end = 0;                    // the last sequence that is known of the log
  #seen = 0;                   // the last sequence when the reader was at the end
  #loading = false;
  #opening = false;           // what comes meanwhile is left to the page that is read, or to the next one
  #shows = () => true;

  constructor(list, changed) {
    this.#list = list;
    this.#changed = changed;
    list.addEventListener("scroll", () => this.#scrolled(), { passive: true });
  }

  get log() { return this.#log; }
  get end() { return this.#end; }

  // How many messages are in the page, and how many of them the filter shows.
  get loaded() { return this.#list.childElementCount; }
  get visible() { return [...this.#list.children].filter(item => !item.hidden).length; }

  // What came since the reader last was at the end.
  get unseen() {
    if (this.#last === this.#end && this.#isAtBottom()) this.#seen = this.#end;
    return this.#end - this.#seen;
  }

  // Begins with the last messages, or around one of them.
  async open(log, around = null) {
    this.#log = log;
    this.#list.replaceChildren();
    [this.#first, this.#last, this.#end] = [1, 0, 0];
    this.#loading = this.#opening = true;
    try {
      const newest = await this.#read(null, around === null ? page : 1);
      if (log !== this.#log) return;
      this.#end = this.#seen = newest.length === 0 ? 0 : newest.at(-1).seq;
      const found = around === null ? newest : await this.#read(Math.min(around + page / 2, this.#end + 1), page);
      if (log !== this.#log) return;
      this.#first = found.length === 0 ? this.#end + 1 : found[0].seq;
      this.#last = found.length === 0 ? this.#end : found.at(-1).seq;
      this.#list.append(...found.map(entry => this.#item(entry)));
      if (around === null) this.#toBottom();
      else this.#mark(around);
    } finally {
      if (log === this.#log) this.#loading = this.#opening = false;
    }
    this.#changed();
  }

  // A message that was just committed; those that are there already come again after a reconnect.
  add(entry) {
    if (this.#opening || entry.seq <= this.#end) return;
    const follows = this.#last === this.#end;
    const stays = this.#isAtBottom();
    this.#end = entry.seq;
    // Below a window that a reader has scrolled up they are only counted, unless there is space for them.
    if (!follows || (!stays && this.#list.childElementCount >= most)) return;
    this.#list.append(this.#item(entry));
    this.#last = entry.seq;
    if (stays) {
      this.#trimTop();
      this.#toBottom();
    }
  }

  async newest() {
    if (this.#last === this.#end) this.#toBottom();
    else await this.open(this.#log);
    this.#changed();
  }

  filter(shows) {
    this.#shows = shows;
    for (const item of this.#list.children) item.hidden = !shows(item.entry);
  }

  *shown() {
    for (const item of this.#list.children) yield item.entry;
  }

  async #scrolled() {
    this.#changed();
    if (this.#loading || this.#log === null) return;
    this.#loading = true;
    try {
      if (this.#list.scrollTop < 400 && this.#first > 1) await this.#older();
      else if (this.#fromBottom() < 400 && this.#last < this.#end) await this.#newer();
    } catch {
      // The server is away; the next movement asks again.
    } finally {
      this.#loading = false;
    }
    this.#changed();
  }

  async #older() {
    const log = this.#log;
    const older = await this.#read(this.#first, page);
    if (log !== this.#log || older.length === 0) return;
    // What the reader looks at stays where it is.
    const height = this.#list.scrollHeight;
    this.#list.prepend(...older.map(entry => this.#item(entry)));
    this.#list.scrollTop += this.#list.scrollHeight - height;
    this.#first = older[0].seq;
    while (this.#list.childElementCount > most) {
      this.#list.lastElementChild.remove();
      this.#last--;
    }
  }

  async #newer() {
    const log = this.#log;
    const newer = (await this.#read(this.#last + page + 1, page)).filter(entry => entry.seq > this.#last);
    if (log !== this.#log || newer.length === 0) return;
    this.#list.append(...newer.map(entry => this.#item(entry)));
    this.#last = newer.at(-1).seq;
    this.#end = Math.max(this.#end, this.#last);
    this.#trimTop();
  }

  #trimTop() {
    const height = this.#list.scrollHeight;
    let isTrimmed = false;
    while (this.#list.childElementCount > most) {
      this.#list.firstElementChild.remove();
      this.#first++;
      isTrimmed = true;
    }
    if (isTrimmed) this.#list.scrollTop -= height - this.#list.scrollHeight;
  }

  #read(before, count) { return readEntries(this.#log, before, count); }

  #item(entry) {
    const item = document.createElement("li");
    item.entry = entry;
    const agent = agentOf(entry.from);
    item.className = `a${agent % 12} l${agent % 6}`;
    item.dataset.seq = entry.seq;
    const by = item.appendChild(document.createElement("div"));
    by.className = "by";
    by.appendChild(document.createElement("b")).textContent = entry.from || "—";
    if (entry.kind) by.appendChild(document.createElement("span")).textContent = entry.kind;
    if (entry.at) {
      const time = by.appendChild(document.createElement("time"));
      time.dateTime = entry.at;
      time.textContent = new Date(entry.at).toLocaleTimeString();
      time.title = new Date(entry.at).toLocaleString();
    }
    by.appendChild(document.createElement("span")).textContent = "#" + entry.seq;
    const text = item.appendChild(document.createElement("p"));
    text.className = "text";
    text.textContent = entry.text;
    if (entry.length) {
      const more = item.appendChild(document.createElement("p"));
      more.className = "more";
      more.textContent = `… the beginning of ${entry.length.toLocaleString()} characters`;
    }
    item.hidden = !this.#shows(entry);
    return item;
  }

  #mark(sequence) {
    const item = this.#list.querySelector(`[data-seq="${sequence}"]`);
    item?.classList.add("marked");
    item?.scrollIntoView({ block: "center" });
  }

  #toBottom() { this.#list.scrollTop = this.#list.scrollHeight; }
  #fromBottom() { return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight; }
  #isAtBottom() { return this.#fromBottom() < 60; }
}
