using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>One member of a header.</summary>
/// <param name="Name">Its name in C#, for messages.</param>
/// <param name="StorageName">Its name in the header's JSON object.</param>
/// <param name="FormerNames">Names under which older data may hold it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MemberDescription(string Name, string StorageName, IReadOnlyList<string> FormerNames);
