// One stream for all tabs of the page. A browser has six connections to an origin over HTTP/1.1, so the tab that holds a lock owns the stream and hands what comes to the
// others over a BroadcastChannel. Where there are no locks (plain HTTP from elsewhere) each tab has a stream of its own.

const name = "persistence-feed " + location.pathname;
const firstWait = 500;
const longestWait = 10_000;

export class FeedStream {
  #page;
  #tab = Math.random().toString(36).slice(2);
  #channel = "BroadcastChannel" in window && navigator.locks ? new BroadcastChannel(name) : null;
  #owns = false;
  #logs = new Map();           // for the owner: tab -> the logs that it shows
  #places = new Map();         // for the owner: log -> the last sequence that every tab has got
  #source = null;
  #opening = 0;
  #wait = firstWait;

  // page.cursors() gives a Map of the logs that the tab shows to the last sequence it has; page.take(event, data) gets what comes; page.say(state) whether the stream is live.
  constructor(page) {
    this.#page = page;
    if (!this.#channel) {
      this.#own();
      return;
    }
    this.#channel.onmessage = message => this.#hear(message.data);
    addEventListener("pagehide", () => this.#channel.postMessage({ type: "gone", tab: this.#tab }));
    addEventListener("pageshow", event => { if (event.persisted) this.changed(); });
    // The lock is held until the tab ends; the browser gives it to the next one then.
    navigator.locks.request(name, () => new Promise(() => this.#own()));
    this.changed();
  }

  // The tab shows other logs now.
  changed() {
    if (this.#owns) this.#add(this.#tab, this.#page.cursors());
    else this.#channel.postMessage({ type: "shows", tab: this.#tab, cursors: [...this.#page.cursors()] });
  }

  #hear(message) {
    if (message.type === "event") this.#page.take(message.event, message.data);
    else if (message.type === "state") this.#page.say(message.state);
    else if (message.type === "who") this.changed();
    else if (this.#owns && message.type === "shows") this.#add(message.tab, new Map(message.cursors));
    else if (this.#owns && message.type === "gone") this.#logs.delete(message.tab);
  }

  #own() {
    this.#owns = true;
    this.changed();
    this.#channel?.postMessage({ type: "who" });
  }

  #add(tab, cursors) {
    this.#logs.set(tab, new Set(cursors.keys()));
    // Where this tab has less than the others, they get something again, and leave it out.
    for (const [log, after] of cursors) this.#places.set(log, Math.min(this.#places.get(log) ?? after, after));
    this.#openAfter(50);
  }

  // Several tabs answer at about the same time: one new stream for all of them.
  #openAfter(milliseconds) {
    clearTimeout(this.#opening);
    this.#opening = setTimeout(() => this.#open(), milliseconds);
  }

  #open() {
    const shown = new Set([...this.#logs.values()].flatMap(logs => [...logs]));
    for (const log of [...this.#places.keys()]) if (!shown.has(log)) this.#places.delete(log);
    const address = new URL("events", location.href);
    address.searchParams.set("list", "1");
    for (const log of this.#places.keys()) address.searchParams.append("log", log);
    if (this.#places.size > 0) address.searchParams.set("after", [...this.#places.values()].join("."));
    this.#source?.close();
    const source = this.#source = new EventSource(address);
    source.onopen = () => {
      this.#wait = firstWait;
      this.#say("live");
    };
    // After a refused connection the browser would come again by itself, after a 503 it would not. This page always makes a new stream, whose address says how far it is.
    source.onerror = () => {
      source.close();
      if (source !== this.#source) return;
      this.#say("lost");
      this.#openAfter(this.#wait * (0.5 + Math.random() / 2));
      this.#wait = Math.min(this.#wait * 2, longestWait);
    };
    source.onmessage = event => this.#pass("entry", event.data);
    for (const event of ["caught-up", "ended", "failed", "sessions", "lease", "activity"]) source.addEventListener(event, message => this.#pass(event, message.data));
  }

  #pass(event, text) {
    const data = JSON.parse(text);
    if (event === "entry") this.#places.set(data.log, data.seq);
    if (event === "ended") {
      // What is stored under the key later is another log: nobody goes on here.
      this.#places.delete(data.log);
      for (const logs of this.#logs.values()) logs.delete(data.log);
    }
    this.#page.take(event, data);
    this.#channel?.postMessage({ type: "event", event, data });
  }

  #say(state) {
    this.#page.say(state);
    this.#channel?.postMessage({ type: "state", state });
  }
}
