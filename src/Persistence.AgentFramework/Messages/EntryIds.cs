using System.Globalization;

namespace Persistence.AgentFramework.Messages;

/// <summary>Ids of stored messages.</summary>
internal static class EntryIds
{
    /// <summary>The id of a message that has one: the same wherever and whenever it is stored. Some services give several messages of an answer one id, so the content is part of it.</summary>
    public static string Of(string messageId, MessageFingerprint fingerprint) => string.Create(CultureInfo.InvariantCulture, $"{messageId}:{fingerprint}");

    /// <summary>The id of a message without one: its content, within its run, and which of those that say the same it is.</summary>
    public static string Of(Guid run, MessageFingerprint fingerprint, int number) => string.Create(CultureInfo.InvariantCulture, $"{run:n}:{fingerprint}:{number}");
}
