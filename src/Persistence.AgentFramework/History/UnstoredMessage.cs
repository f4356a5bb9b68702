using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Messages;

namespace Persistence.AgentFramework.History;

/// <summary>A message of a run that is to be stored, with the id that it gets.</summary>
internal readonly record struct UnstoredMessage(string Id, MessageFingerprint Fingerprint, ChatMessage Message);
