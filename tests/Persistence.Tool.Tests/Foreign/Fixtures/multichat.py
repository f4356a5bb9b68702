# Writes what the Python multichat system stored, in its way: sessions.json and messages.json, or sessions.db. python3 multichat.py FOLDER
import json, os, sqlite3, sys

folder = sys.argv[1] if len(sys.argv) > 1 else "multichat"
os.makedirs(folder, exist_ok=True)
sessions = {
    "multichat_1758690250": {"session_id": "multichat_1758690250", "participants": ["Agent-4", "Agent-7", "Agent-8"], "created_at": 1758690250.5, "last_activity": 1758690260.25, "message_count": 2},
    "multichat_empty": {"session_id": "multichat_empty", "participants": [], "created_at": 1758690300.0, "last_activity": 1758690300.0, "message_count": 0},
}
messages = [
    {"id": "m1", "sender": "Agent-4", "recipient": "All", "content": "Join the session \u00fc", "timestamp": 1758690251.25, "session_id": "multichat_1758690250"},
    {"id": "m2", "sender": "Agent-8", "recipient": "Agent-4", "content": "Ready", "timestamp": 1758690252.0, "session_id": "multichat_1758690250"},
    # The original stored messages of sessions that were never created.
    {"id": "m3", "sender": "Agent-7", "recipient": "All", "content": "Lost", "timestamp": 1758690253.0, "session_id": "multichat_gone"},
]
with open(os.path.join(folder, "sessions.json"), "w") as file:
    json.dump(sessions, file, indent=2)
# Nor did its JSON files refuse an id that was there.
with open(os.path.join(folder, "messages.json"), "w") as file:
    json.dump(messages + [dict(messages[1], content="Ready, again")], file, indent=2)

path = os.path.join(folder, "sessions.db")
if os.path.exists(path):
    os.remove(path)
with sqlite3.connect(path) as database:
    database.execute("CREATE TABLE sessions (session_id TEXT PRIMARY KEY, participants TEXT, created_at REAL, last_activity REAL, message_count INTEGER)")
    database.execute("CREATE TABLE messages (id TEXT PRIMARY KEY, session_id TEXT, sender TEXT, recipient TEXT, content TEXT, timestamp REAL, FOREIGN KEY (session_id) REFERENCES sessions (session_id))")
    for session in sessions.values():
        database.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)", (session["session_id"], json.dumps(session["participants"]), session["created_at"], session["last_activity"], session["message_count"]))
    for message in messages:
        database.execute("INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?)", (message["id"], message["session_id"], message["sender"], message["recipient"], message["content"], message["timestamp"]))
