using Microsoft.Data.Sqlite;
using Persistence.Sqlite;

namespace Persistence.Tool.Sqlite;

/// <summary>The keys of a class's sessions, some hundreds at a time; also where a page of the table, or of its index of keys, is damaged. For one thread.</summary>
/// <param name="database">The database.</param>
/// <param name="table">The tables of the class.</param>
internal sealed class KeyPages(ToolDatabase database, ClassTable table)
{
    private const string NowText = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    /// <summary>Selects the keys after one, in order.</summary>
    /// <param name="after">The encoded key after which to begin; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <exception cref="SqliteException">Neither the table nor its index of keys can be read.</exception>
    public List<string> Select(string? after, int count)
    {
        var position = after is null ? "" : $"({table.KeyNames}) > ({SqlNames.Parameters(1, table.KeyCount)})";
        var both = $"(\"_expires_at\" IS NULL OR \"_expires_at\" > {NowText}){(after is null ? "" : " AND " + position)}";
        try
        {
            return Select(after, count, "", both);
        }
        catch (SqliteException fault) when (DatabaseDamage.Is(fault))
        {
            return OfOne(after, count, position, both);
        }
    }

    // Mostly either the table is damaged or its index: a session that has expired is absent when it is opened.
    private List<string> OfOne(string? after, int count, string position, string both)
    {
        try
        {
            return Select(after, count, "", position);
        }
        catch (SqliteException fault) when (DatabaseDamage.Is(fault))
        {
            return Select(after, count, " NOT INDEXED", both);
        }
    }

    private List<string> Select(string? after, int count, string how, string condition)
    {
        var select = database.Prepare($"SELECT {table.KeyNames} FROM {SqlNames.Quote(table.Class.Name)}{how}{(condition.Length > 0 ? " WHERE " + condition : "")} ORDER BY {table.KeyNames} LIMIT {SqlNames.Number(count)}");
        if (after is not null)
        {
            table.BindKey(select, after);
        }

        return table.ReadKeys(select);
    }
}
