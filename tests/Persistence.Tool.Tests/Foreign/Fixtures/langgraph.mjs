// Makes langgraph.db with LangGraph's own saver: npm install @langchain/langgraph-checkpoint-sqlite @langchain/langgraph @langchain/core, then node langgraph.mjs
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";
import { StateGraph, Annotation, START, END } from "@langchain/langgraph";

const saver = SqliteSaver.fromConnString(process.argv[2] ?? "langgraph.db");
const State = Annotation.Root({ messages: Annotation({ reducer: (left, right) => left.concat(right), default: () => [] }) });
const graph = new StateGraph(State)
  .addNode("agent", (state) => ({ messages: [`answer ${state.messages.length}`] }))
  .addEdge(START, "agent")
  .addEdge("agent", END)
  .compile({ checkpointer: saver });
await graph.invoke({ messages: ["hello"] }, { configurable: { thread_id: "thread-1" } });
await graph.invoke({ messages: ["again"] }, { configurable: { thread_id: "thread-1" } });
await graph.invoke({ messages: ["other"] }, { configurable: { thread_id: "thread-2" } });
