#!/usr/bin/env python3
"""What the system that this sample was made after did to store messages, written again from its description, for
`-- load --compare`. It keeps what made it slow: two commits a message and no index on SQLite, whole files that are read and
written again for each message on JSON. One thread and one connection, as it had.

usage: original.py sqlite|json FOLDER CHATS MESSAGES SECONDS
"""
import json
import os
import sqlite3
import sys
import time


class Sqlite:
    def __init__(self, folder):
        self.connection = sqlite3.connect(os.path.join(folder, "sessions.db"))
        self.connection.execute("CREATE TABLE sessions (session_id TEXT PRIMARY KEY, participants TEXT, created_at REAL, last_activity REAL, message_count INTEGER)")
        self.connection.execute(
            "CREATE TABLE messages (id TEXT PRIMARY KEY, session_id TEXT, sender TEXT, recipient TEXT, content TEXT, timestamp REAL, FOREIGN KEY (session_id) REFERENCES sessions (session_id))")
        self.connection.commit()

    def save_session(self, session):
        self.connection.execute(
            "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)",
            (session["session_id"], json.dumps(session["participants"]), session["created_at"], session["last_activity"], session["message_count"]))
        self.connection.commit()

    def get_session(self, key):
        row = self.connection.execute("SELECT * FROM sessions WHERE session_id = ?", (key,)).fetchone()
        return {"session_id": row[0], "participants": json.loads(row[1]), "created_at": row[2], "last_activity": row[3], "message_count": row[4]} if row else None

    def add_message(self, message):
        session = self.get_session(message["session_id"])
        session["message_count"] += 1
        session["last_activity"] = time.time()
        self.save_session(session)
        self.connection.execute("INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?)", tuple(message[name] for name in ("id", "session_id", "sender", "recipient", "content", "timestamp")))
        self.connection.commit()

    def fill(self, messages):
        self.connection.executemany("INSERT OR IGNORE INTO messages VALUES (:id, :session_id, :sender, :recipient, :content, :timestamp)", messages)
        self.connection.commit()

    def get_messages(self, key, limit):
        return self.connection.execute("SELECT * FROM messages WHERE session_id = ? ORDER BY timestamp DESC LIMIT ?", (key, limit)).fetchall()


class Json:
    def __init__(self, folder):
        self.sessions = os.path.join(folder, "sessions.json")
        self.messages = os.path.join(folder, "messages.json")

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
        sessions[session["session_id"]] = session
        self.store(self.sessions, sessions)

    def add_message(self, message):
        messages = self.load(self.messages, [])
        messages.append(message)
        self.store(self.messages, messages)
        session = self.load(self.sessions, {})[message["session_id"]]
        session["message_count"] += 1
        session["last_activity"] = time.time()
        self.save_session(session)

    def fill(self, messages):
        self.store(self.messages, messages)

    def get_messages(self, key, limit):
        return [message for message in self.load(self.messages, []) if message["session_id"] == key][-limit:]


def key_of(chat):
    return f"load-{chat:05d}"


def message_of(chat, number):
    return {
        "id": f"{key_of(chat)}-m{number:07d}", "session_id": key_of(chat), "sender": f"Agent-{number % 4 + 1}", "recipient": "All",
        "content": f"Message {number} of the load test, about as long as agents write.", "timestamp": time.time()}


def write(store, chats, messages, seconds):
    begin = time.monotonic()
    written = 0
    for chat in range(chats):
        store.save_session({"session_id": key_of(chat), "participants": ["Agent-1", "Agent-2", "Agent-3", "Agent-4"], "created_at": time.time(), "last_activity": time.time(), "message_count": 0})
        for number in range(messages):
            store.add_message(message_of(chat, number))
            written += 1
            if time.monotonic() - begin > seconds:
                return written, time.monotonic() - begin
    return written, time.monotonic() - begin


def main(storage, folder, chats, messages, seconds):
    chats, messages = int(chats), int(messages)
    store = (Sqlite if storage == "sqlite" else Json)(folder)
    written, writing = write(store, chats, messages, float(seconds))
    if written < chats * messages:
        # What it did not come to is put there in one piece, so that all of it is read back; that is not measured.
        store.fill([message_of(chat, number) for chat in range(chats) for number in range(messages)])
    begin = time.monotonic()
    read = sum(len(store.get_messages(key_of(chat), messages)) for chat in range(chats))
    print(json.dumps({"written": written, "writing": writing, "read": read, "reading": time.monotonic() - begin}))


main(*sys.argv[1:])
