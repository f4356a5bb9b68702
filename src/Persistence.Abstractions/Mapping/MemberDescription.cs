using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>One member of a header.</summary>
/// <param name="Name">Its name in C#, for messages.</param>
/// <param name="StorageName">Its name in the header's JSON object.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MemberDescription(string Name, string StorageName)
{
    /// <summary>Names under which older data may hold it.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];
}
