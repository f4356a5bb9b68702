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
}
