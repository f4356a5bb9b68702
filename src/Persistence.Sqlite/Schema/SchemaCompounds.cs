using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Plans the indexes over several columns of a session table.</summary>
internal sealed class SchemaCompounds(SqliteTable sessions, SessionDescription description)
{
    private const string Infix = "_compound_";
    private const char Separator = '+';

    private readonly string _keys = SqlNames.Join(sessions.Columns.Where(static column => column.IsKey).Select(static column => column.Name));

    /// <summary>The name of an index, over one column or several.</summary>
    /// <param name="sessions">The table.</param>
    /// <param name="index">The index.</param>
    public static string NameOf(SqliteTable sessions, IndexDescription index) => index.Parts.Count == 0
        ? $"{sessions.Name}_by_{FoldedSql.NameOf(sessions.Indexes[index.Ordinal])}"
        : sessions.Name + Infix + string.Join(Separator, index.Parts.Select(part => FoldedSql.NameOf(sessions.Indexes[part])));

    /// <summary>The indexes over a column, by whichever version of the class.</summary>
    /// <param name="table">The table, unquoted.</param>
    /// <param name="column">The column.</param>
    /// <param name="stored">The names of the table's indexes.</param>
    public static IEnumerable<string> Over(string table, string column, IEnumerable<string> stored) =>
        stored.Where(name => ColumnsOf(table, name).Contains(column, StringComparer.OrdinalIgnoreCase));

    /// <summary>The indexes that the class has.</summary>
    /// <returns>What each is over, by its name.</returns>
    public IEnumerable<KeyValuePair<string, string>> Wanted() => description.Indexes.Where(static index => index.Parts.Count > 0).Select(index => KeyValuePair.Create(
        NameOf(sessions, index),
        $"{SqlNames.Quote(sessions.Name)} ({string.Join(", ", index.Parts.Select(part => SqliteSchema.Operand(sessions.Indexes[part])))}, {_keys})"));

    /// <summary>The indexes that no version of the class has any more.</summary>
    /// <param name="stored">The names of the table's indexes.</param>
    /// <param name="isWanted">Whether an index is one that the class has.</param>
    /// <param name="isOthers">Whether a column is one that the class does not know.</param>
    public IEnumerable<string> Gone(IEnumerable<string> stored, Func<string, bool> isWanted, Func<string, bool> isOthers) =>
        stored.Where(name => !isWanted(name) && ColumnsOf(sessions.Name, name) is { Length: > 1 } columns && !Array.Exists(columns, column => isOthers(column)));

    private static string[] ColumnsOf(string table, string name) =>
        name.StartsWith(table + Infix, StringComparison.OrdinalIgnoreCase) ? name[(table.Length + Infix.Length)..].Split(Separator) : [];
}
