namespace Persistence.AgentFramework.Messages;

/// <summary>Ids of stored messages.</summary>
internal static class EntryIds
{
    /// <summary>The id of a message that has one: the same wherever and whenever it is stored.</summary>
    public static string Of(string messageId, string fingerprint) => $"{messageId}:{MessageFingerprint.Hash(fingerprint)}";
}
