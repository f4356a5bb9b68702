# Makes the folder multichat with the original system's own SessionPersistence (src/services/multichat_session_persistence.py of Dadudekc/AutoDream.Os at 00323e8e, which is no part of this repository):
# python3 multichat.py FOLDER_OF_THAT_FILE [TARGET]
import os, sqlite3, sys, time

sys.path.insert(0, sys.argv[1])
from multichat_session_persistence import ChatMessage, SessionPersistence

folder = sys.argv[2] if len(sys.argv) > 2 else "multichat"
clock = iter([])
# The same bytes each time.
time.time = lambda: next(clock)


def write(storage):
    global clock
    clock = iter([1758690250.5, 1758690250.75, 1758690300.0, 1758690300.0, 1758690251.5, 1758690260.25, 1758690261.0])
    store = SessionPersistence(storage, folder)
    store.create_session("multichat_1758690250", ["Agent-4", "Agent-7", "Agent-8"])
    store.create_session("multichat_empty", [])
    store.add_message(ChatMessage("m1", "Agent-4", "All", "Join the session \u00fc", 1758690251.25, "multichat_1758690250"))
    store.add_message(ChatMessage("m2", "Agent-8", "Agent-4", "Ready", 1758690252.0, "multichat_1758690250"))
    # It stores messages of sessions that were never created.
    store.add_message(ChatMessage("m3", "Agent-7", "All", "Lost", 1758690253.0, "multichat_gone"))
    try:
        store.add_message(ChatMessage("m2", "Agent-8", "Agent-4", "Ready, again", 1758690252.0, "multichat_1758690250"))
    except sqlite3.IntegrityError:
        pass  # Its JSON files take an id that was there; the message is counted in either.
    store.close()


if os.path.exists(os.path.join(folder, "sessions.db")):
    os.remove(os.path.join(folder, "sessions.db"))
for name in ("sessions.json", "messages.json"):
    if os.path.exists(os.path.join(folder, name)):
        os.remove(os.path.join(folder, name))
write("json")
write("sqlite")
