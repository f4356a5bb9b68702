# Makes openai.db with the tables of the OpenAI Agents SDK's SQLiteSession. python3 openai.py
import json, os, sqlite3, sys

path = sys.argv[1] if len(sys.argv) > 1 else "openai.db"
if os.path.exists(path):
    os.remove(path)
with sqlite3.connect(path) as database:
    database.execute("CREATE TABLE agent_sessions (session_id TEXT PRIMARY KEY, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)")
    database.execute("CREATE TABLE agent_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL, message_data TEXT NOT NULL, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, FOREIGN KEY (session_id) REFERENCES agent_sessions (session_id) ON DELETE CASCADE)")
    database.execute("INSERT INTO agent_sessions VALUES ('conversation-1', '2026-11-30 10:00:00', '2026-11-30 10:05:00')")
    items = [
        {"role": "user", "content": "What is the weather?"},
        {"type": "function_call", "call_id": "c1", "name": "weather", "arguments": "{\"city\":\"Z\u00fcrich\"}"},
        {"role": "assistant", "content": [{"type": "output_text", "text": "Sunny.", "annotations": []}]},
    ]
    for item in items:
        database.execute("INSERT INTO agent_messages (session_id, message_data, created_at) VALUES ('conversation-1', ?, '2026-11-30 10:05:00')", (json.dumps(item),))
