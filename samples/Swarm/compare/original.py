#!/usr/bin/env python3
"""What the system that this sample was made after did to store messages, written again from its description, for
`-- load --compare`. It keeps what made it slow: two commits a message and no index on SQLite (whose journal and `synchronous` it
left as they are: a rollback journal, FULL), whole files that are read and written again for each message on JSON. One thread and
one connection, as it had. What it did not do, such as flushing JSON files to the disk, is not done here either.

usage: original.py sqlite|json FOLDER CHATS MESSAGES SECONDS

Writes until all is written, or for SECONDS; then it is filled up, unmeasured, and all of it is read back.
"""
import dataclasses
import json
import os
import sqlite3
import sys
import time
import uuid


@dataclasses.dataclass
class Message:
    id: str
    sender: str
    recipient: str
    content: str
    timestamp: float
    session_id: str


@dataclasses.dataclass
class Session:
    session_id: str
    participants: list
    created_at: float
    last_activity: float
    message_count: int


class Sqlite:
    def __init__(self, folder):
        self.connection = sqlite3.connect(os.path.join(folder, "sessions.db"))
        self.connection.execute("CREATE TABLE sessions (session_id TEXT PRIMARY KEY, participants TEXT, created_at REAL, last_activity REAL, message_count INTEGER)")
        self.connection.execute(
            "CREATE TABLE messages (id TEXT PRIMARY KEY, session_id TEXT, sender TEXT, recipient TEXT, content TEXT, timestamp REAL, FOREIGN KEY (session_id) REFERENCES sessions (session_id))")
        self.connection.commit()
        self.durability = "journal_mode={}, synchronous={} (2 is FULL), two commits a message".format(
            *(self.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")))

    def save_session(self, session):
        self.connection.execute(
            "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)",
            (session.session_id, json.dumps(session.participants), session.created_at, session.last_activity, session.message_count))
        self.connection.commit()

    def get_session(self, key):
        row = self.connection.execute("SELECT session_id, participants, created_at, last_activity, message_count FROM sessions WHERE session_id = ?", (key,)).fetchone()
        return Session(row[0], json.loads(row[1]), *row[2:]) if row else None

    def save_message(self, message):
        self.connection.execute(
            "INSERT INTO messages (id, session_id, sender, recipient, content, timestamp) VALUES (?, ?, ?, ?, ?, ?)",
            (message.id, message.session_id, message.sender, message.recipient, message.content, message.timestamp))
        self.connection.commit()

    def fill(self, messages):
        self.connection.executemany(
            "INSERT INTO messages (id, sender, recipient, content, timestamp, session_id) VALUES (?, ?, ?, ?, ?, ?)", [dataclasses.astuple(message) for message in messages])
        self.connection.commit()

    def get_messages(self, key, limit):
        rows = self.connection.execute(
            "SELECT id, sender, recipient, content, timestamp, session_id FROM messages WHERE session_id = ? ORDER BY timestamp DESC LIMIT ?", (key, limit)).fetchall()
        return [Message(*row) for row in rows]


class Json:
    def __init__(self, folder):
        self.sessions = os.path.join(folder, "sessions.json")
        self.messages = os.path.join(folder, "messages.json")
        self.durability = "files that are written over, without a flush to the disk"

    @staticmethod
    def load(path, empty):
        if not os.path.exists(path):
            return empty
        with open(path) as file:
            return json.load(file)

    @staticmethod
    def store(path, value):
        with open(path, "w") as file:
            json.dump(value, file, indent=2)

    def save_session(self, session):
        sessions = self.load(self.sessions, {})
        sessions[session.session_id] = dataclasses.asdict(session)
        self.store(self.sessions, sessions)

    def get_session(self, key):
        found = self.load(self.sessions, {}).get(key)
        return Session(**found) if found else None

    def save_message(self, message):
        messages = self.load(self.messages, [])
        messages.append(dataclasses.asdict(message))
        self.store(self.messages, messages)

    def fill(self, messages):
        self.store(self.messages, self.load(self.messages, []) + [dataclasses.asdict(message) for message in messages])

    def get_messages(self, key, limit):
        found = [Message(**message) for message in self.load(self.messages, []) if message["session_id"] == key]
        return sorted(found, key=lambda message: message.timestamp)[-limit:]


def add_message(store, message):
    session = store.get_session(message.session_id)
    session.last_activity = time.time()
    session.message_count += 1
    store.save_session(session)
    store.save_message(message)


def key_of(chat):
    return f"load-{chat:05d}"


def message_of(chat, number):
    return Message(str(uuid.uuid4()), f"Agent-{number % 4 + 1}", "Agent-2", f"Load test message {number}", time.time(), key_of(chat))


def write(store, chats, messages, seconds):
    begin = time.monotonic()
    for chat in range(chats):
        store.save_session(Session(key_of(chat), ["Agent-1", "Agent-2", "Agent-3", "Agent-4"], time.time(), time.time(), 0))
    written = 0
    while written < chats * messages and (written == 0 or time.monotonic() - begin <= seconds):
        add_message(store, message_of(*divmod(written, messages)))
        written += 1
    return written, time.monotonic() - begin


def main(storage, folder, chats, messages, seconds):
    chats, messages = int(chats), int(messages)
    store = (Sqlite if storage == "sqlite" else Json)(folder)
    written, writing = write(store, chats, messages, float(seconds))
    if written < chats * messages:
        # What it did not come to is put there in one piece, so that all of it is read back; that is not measured.
        store.fill([message_of(*divmod(number, messages)) for number in range(written, chats * messages)])
    begin = time.monotonic()
    # It asked for 1,000 of each chat and got its limit of 100; here it may give all.
    read = sum(len(store.get_messages(key_of(chat), messages)) for chat in range(chats))
    print(json.dumps({"written": written, "writing": writing, "read": read, "reading": time.monotonic() - begin, "durability": store.durability}))


main(*sys.argv[1:])
