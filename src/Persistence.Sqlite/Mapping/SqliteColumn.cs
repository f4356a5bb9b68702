using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>One column.</summary>
/// <param name="Name">Its name, unquoted.</param>
/// <param name="Type">Its STRICT type: TEXT, INTEGER, ANY (real numbers) or BLOB.</param>
/// <param name="Member">The member's name in C#, for messages.</param>
/// <param name="IsKey">Whether it is a part of the session's key.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SqliteColumn(string Name, string Type, string Member, bool IsKey = false)
{
    /// <summary>Names the column may have in an older database; it is renamed on open.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Of a TEXT column whose values an earlier program stored as INTEGER: the text for a number. Null for others.</summary>
    public Func<long, string>? TextOf { get; init; }

    /// <summary>What the member begins with where it may be null, as a literal of SQL: rows that are older than the column hold that. Empty for NULL.</summary>
    public string Default { get; init; } = "";

    /// <summary>Of a member that may be null and begins with a value that is no literal: binds that to parameter 1. Null for others.</summary>
    public Action<SqliteParameters>? Initial { get; init; }

    /// <summary>How its value stands in JSON, where upgrade steps ask; null where none do.</summary>
    public StoredColumn? Stored { get; init; }
}
