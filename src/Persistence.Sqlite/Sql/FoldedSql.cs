using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>
/// The SQL of an index that ignores case. SQLite itself knows the case of ASCII alone; what a text with other characters is without case stands beside it, in a column of the store that holds both: <c>["Ägypten","ägypten"]</c>.
/// It counts only for the very text that it names, so that another program may write the member and leave this column as it is.
/// </summary>
internal static class FoldedSql
{
    /// <summary>How what an index is over ends in its name.</summary>
    public const string Suffix = "~folded";

    /// <summary>What is in the name of the index over the rows whose text another program wrote: as a rule none.</summary>
    public const string UnfoldedIndex = "_by__unfolded_";

    /// <summary>The function that folds a text, on a connection that builds indexes.</summary>
    public const string Function = "persistence_fold";

    private const string Prefix = "_folded_";

    /// <summary>The name of the store's column beside that of a member.</summary>
    /// <param name="column">The member's column.</param>
    public static string Column(string column) => Prefix + column;

    /// <summary>What the index of a member is over, as its name says it.</summary>
    /// <param name="index">The index.</param>
    public static string NameOf(SqliteIndex index) => index.Column + (index.IgnoresCase ? Suffix : "");

    /// <summary>The column of a member that an index is over, whether or not it ignores case.</summary>
    /// <param name="name">What the index is over, as its name says it.</param>
    public static string ColumnIn(string name)
    {
        const string Unfolded = "_unfolded_";
        return name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length]
            : name.StartsWith(Unfolded, StringComparison.OrdinalIgnoreCase) ? name[Unfolded.Length..]
            : name;
    }

    /// <summary>The text of a member without case.</summary>
    /// <param name="index">The index.</param>
    public static string Operand(SqliteIndex index)
    {
        var (text, folded) = (SqlNames.Quote(index.Column), SqlNames.Quote(Column(index.Column)));
        return $"CASE WHEN json_extract({folded}, '$[0]') = {text} THEN json_extract({folded}, '$[1]') ELSE lower({text}) END";
    }

    /// <summary>The condition that a text is not ASCII, and that nothing says what it is without case.</summary>
    /// <param name="index">The index.</param>
    public static string IsUnfolded(SqliteIndex index)
    {
        var (text, folded) = (SqlNames.Quote(index.Column), SqlNames.Quote(Column(index.Column)));
        return $"length(CAST({text} AS BLOB)) <> length({text}) AND json_extract({folded}, '$[0]') IS NOT {text}";
    }

    /// <summary>Says what texts are without case where nothing says it.</summary>
    /// <param name="table">The table, unquoted.</param>
    /// <param name="index">The index.</param>
    /// <param name="folded">The text without case, in SQL.</param>
    public static string Fold(string table, SqliteIndex index, string folded) =>
        $"UPDATE {SqlNames.Quote(table)} SET {SqlNames.Quote(Column(index.Column))} = json_array({SqlNames.Quote(index.Column)}, {folded}) WHERE {IsUnfolded(index)}";

    /// <summary>Whether a statement is one that says what texts are without case.</summary>
    /// <param name="statement">The statement.</param>
    public static bool IsFolding(string statement) => statement.StartsWith("UPDATE ", StringComparison.Ordinal) && statement.Contains($" SET \"{Prefix}", StringComparison.Ordinal);

    /// <summary>The call of the function.</summary>
    /// <param name="text">The text, in SQL.</param>
    public static string Call(string text) => $"CAST({Function}({text}) AS TEXT)";
}
