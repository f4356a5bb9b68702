namespace Persistence;

/// <summary>
/// Marks a collection as a log: it grows at its end and is never rewritten. Appending one entry costs the same
/// whether the log holds ten entries or a hundred thousand.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AppendOnlyAttribute : Attribute
{
    /// <summary>What an append by another caller means to a session that was loaded before it.</summary>
    public AppendRule Append { get; set; } = AppendRule.Shared;

    /// <summary>
    /// The member of the entries that is their id, where it cannot be marked <c>[Key]</c> because their type is not yours: <c>nameof(ChatMessage.MessageId)</c>. For entries that
    /// <see cref="SerializedByAttribute"/> or a converter stores. Default: none.
    /// </summary>
    public string? EntryKey { get; set; }
}
