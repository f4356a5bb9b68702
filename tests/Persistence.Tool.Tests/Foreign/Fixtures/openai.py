# Makes openai.db with the OpenAI Agents SDK's own SQLiteSession (src/agents/memory of openai/openai-agents-python, tried with 0.22.0). The rest of the package wants packages that this does not: only its memory is loaded.
# python3 openai.py FOLDER_OF_SRC [TARGET]; needs pydantic
import asyncio, os, sys, types

source, path = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "openai.db"
for name in ("agents", "agents.memory"):
    package = types.ModuleType(name)
    package.__path__ = [os.path.join(source, *name.split("."))]
    sys.modules[name] = package
items = types.ModuleType("agents.items")
items.TResponseInputItem = dict
sys.modules["agents.items"] = items
from agents.memory.sqlite_session import SQLiteSession

if os.path.exists(path):
    os.remove(path)


async def main():
    weather = SQLiteSession("conversation-1", path)
    await weather.add_items([{"role": "user", "content": "What is the weather?"}])
    await weather.add_items([
        {"type": "function_call", "call_id": "c1", "name": "weather", "arguments": "{\"city\":\"Z\u00fcrich\"}"},
        {"type": "function_call_output", "call_id": "c1", "output": "sunny"},
        {"role": "assistant", "content": [{"type": "output_text", "text": "Sunny.", "annotations": []}]},
    ])
    other = SQLiteSession("conversation-2", path)
    await other.add_items([{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "never mind"}])
    await other.pop_item()
    weather.close()
    other.close()


asyncio.run(main())
