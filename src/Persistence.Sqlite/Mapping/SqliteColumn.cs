using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>One column.</summary>
/// <param name="Name">Its name, unquoted.</param>
/// <param name="Type">Its STRICT type: TEXT, INTEGER, ANY (real numbers) or BLOB.</param>
/// <param name="Member">The member's name in C#, for messages.</param>
/// <param name="FormerNames">Names the column may have in an older database; it is renamed on open.</param>
/// <param name="IsKey">Whether it is a part of the session's key.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SqliteColumn(string Name, string Type, string Member, IReadOnlyList<string> FormerNames, bool IsKey = false);
