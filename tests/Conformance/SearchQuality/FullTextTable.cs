using Microsoft.Data.Sqlite;

namespace Persistence.Conformance;

/// <summary>
/// SQLite's own search over the facts, used as its users do: the words of a query as strings, all of them first, and where that finds fewer than five, what has any of them
/// after it; each ordered by bm25.
/// </summary>
internal sealed class FullTextTable : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly int _shortest;

    /// <summary>Fills a table.</summary>
    /// <param name="tokenizer">The tokenizer and its options.</param>
    /// <param name="shortest">How many characters a word needs to be found at all.</param>
    /// <param name="facts">The facts.</param>
    public FullTextTable(string tokenizer, int shortest, IReadOnlyList<string> facts)
    {
        _shortest = shortest;
        _connection.Open();
        using var table = _connection.CreateCommand();
        table.CommandText = $"CREATE VIRTUAL TABLE facts USING fts5(text, tokenize = '{tokenizer}')";
        table.ExecuteNonQuery();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO facts(rowid, text) VALUES ($place, $text)";
        for (var place = 0; place < facts.Count; place++)
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$place", place);
            insert.Parameters.AddWithValue("$text", facts[place]);
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>The version of SQLite.</summary>
    public string Version => _connection.ServerVersion;

    /// <summary>Gives the first ten hits.</summary>
    /// <param name="query">What somebody types.</param>
    public IReadOnlyList<int> Search(string query)
    {
        var words = query.Split(' ').Where(word => word.EnumerateRunes().Count() >= _shortest).Select(static word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToList();
        if (words.Count == 0)
        {
            return [];
        }

        var hits = Match(string.Join(" AND ", words));
        return hits.Count >= 5 ? hits : [.. hits.Union(Match(string.Join(" OR ", words))).Take(10)];
    }

    public void Dispose() => _connection.Dispose();

    private List<int> Match(string expression)
    {
        using var select = _connection.CreateCommand();
        select.CommandText = "SELECT rowid FROM facts WHERE facts MATCH $query ORDER BY bm25(facts), rowid LIMIT 10";
        select.Parameters.AddWithValue("$query", expression);
        using var reader = select.ExecuteReader();
        var hits = new List<int>();
        while (reader.Read())
        {
            hits.Add(reader.GetInt32(0));
        }

        return hits;
    }
}
