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

    def get_messages(self, key, limit):
        return [message for message in self.load(self.messages, []) if message["session_id"] == key][-limit:]


def write(store, chats, messages, seconds):
    begin = time.monotonic()
    keys, written = [], 0
    for chat in range(chats):
        key = f"load-{chat:05d}"
        keys.append(key)
        store.save_session({"session_id": key, "participants": ["Agent-1", "Agent-2", "Agent-3", "Agent-4"], "created_at": time.time(), "last_activity": time.time(), "message_count": 0})
        for number in range(messages):
            store.add_message({
                "id": f"{key}-m{number:07d}", "session_id": key, "sender": f"Agent-{number % 4 + 1}", "recipient": "All",
                "content": f"Message {number} of the load test, about as long as agents write.", "timestamp": time.time()})
            written += 1
            if time.monotonic() - begin > seconds:
                return keys, written, time.monotonic() - begin
    return keys, written, time.monotonic() - begin


def main(storage, folder, chats, messages, seconds):
    store = (Sqlite if storage == "sqlite" else Json)(folder)
    keys, written, writing = write(store, int(chats), int(messages), float(seconds))
    begin = time.monotonic()
    read = sum(len(store.get_messages(key, int(messages))) for key in keys)
    print(json.dumps({"written": written, "writing": writing, "read": read, "reading": time.monotonic() - begin}))


main(*sys.argv[1:])
