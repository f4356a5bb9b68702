using System.Collections.Concurrent;
using System.Globalization;
using Persistence.Mapping;
using Persistence.Search;

namespace Persistence.Sqlite;

/// <summary>
/// Tables and statements of the search index over the headers of a class, or over one of its logs. A row says in a column of its own which generation of the index holds it as it is:
/// a program that knows of no index leaves that out, and so the row is in an index over those that are missing.
/// </summary>
internal sealed class SearchSql
{
    /// <summary>The table that says what each index is made of, and its generation.</summary>
    public const string Indexes = "_persistence_search";

    /// <summary>The column of a row.</summary>
    public const string Column = "_search";

    // What is in the index does not fit what a program of another format reads.
    private const int Format = 1;

    // The lower bits of a token make space for the generation.
    private const int Generations = 1024;

    // A connection finds its statements by the identity of their texts.
    private readonly ConcurrentDictionary<long, MissingRows> _missing = [];

    /// <summary>Makes the statements.</summary>
    /// <param name="sessions">The session table.</param>
    /// <param name="table">The table whose rows are searched: the session table, or that of a log.</param>
    /// <param name="members">The members that are searched.</param>
    /// <param name="description">The session class.</param>
    public SearchSql(SessionSql sessions, string table, IReadOnlyList<SearchMember> members, SessionDescription description)
    {
        (Table, Members, IsLog) = (table, members, table != sessions.TableName);
        Numbers = $"_search_{table}";
        Blocks = $"_search_{table}_blocks";
        MissingIndex = $"_search_{table}_missing";
        Texts = string.Create(CultureInfo.InvariantCulture, $"{TextAnalyzer.Version};{Format};{(description.HasUpgrades ? description.SchemaVersion : 0)};{string.Join(',', members.Select(static member => member.Name))}");
        var (numbers, blocks, rows, session) = (SqlNames.Quote(Numbers), SqlNames.Quote(Blocks), SqlNames.Quote(table), SqlNames.Quote(sessions.TableName));
        var isNumbersSession = "n.\"_of\" = s.\"_id\"";
        Generation = $"SELECT \"generation\" FROM \"{Indexes}\" WHERE \"name\" = {SqlNames.Literal(table)} AND \"texts\" = {SqlNames.Literal(Texts)}";
        Invalidate = $"UPDATE \"{Indexes}\" SET \"texts\" = '' WHERE \"name\" = {SqlNames.Literal(table)}";
        ReadBlock = $"SELECT \"block\" FROM {blocks} WHERE \"id\" = ?1";
        ReadFrom = $"SELECT \"id\", \"block\" FROM {blocks} WHERE \"id\" >= ?1 ORDER BY \"id\"";
        ReadLast = $"SELECT \"id\", \"block\" FROM {blocks} ORDER BY \"id\" DESC LIMIT 1";
        WriteBlock = $"INSERT OR REPLACE INTO {blocks} (\"id\", \"block\") VALUES (?1, ?2)";
        RemoveBlocks = $"DELETE FROM {blocks} WHERE \"id\" >= ?1 AND \"id\" <= ?2";
        FindNumber = $"SELECT \"_number\", \"_texts\" FROM {numbers} WHERE \"_of\" = ?1";
        NewNumber = $"INSERT INTO {numbers} (\"_of\", \"_texts\") VALUES (?1, ?2) RETURNING \"_number\"";
        Retire = $"UPDATE {numbers} SET \"_of\" = NULL, \"_texts\" = NULL WHERE \"_of\" = ?1";
        Forget = $"DELETE FROM {numbers} WHERE \"_number\" = ?1";
        Retired = $"SELECT \"_number\" FROM {numbers} WHERE \"_of\" IS NULL";
        AllNumbers = $"SELECT \"_number\", \"_of\" FROM {numbers} WHERE \"_of\" IS NOT NULL";
        Expired = $"SELECT n.\"_number\" FROM {session} AS s CROSS JOIN {numbers} AS n ON {isNumbersSession} WHERE s.\"_expires_at\" <= ?1";
        KeyOf = $"SELECT {string.Join(", ", sessions.KeyNames.Select(static key => "s." + SqlNames.Quote(key)))} FROM {numbers} AS n CROSS JOIN {session} AS s ON {isNumbersSession} WHERE n.\"_number\" = ?1 AND {SessionSql.Alive(2)}";
        Mark = IsLog
            ? $"UPDATE {rows} SET \"{Column}\" = ?1 WHERE \"_session\" = ?2 AND \"_sequence\" = ?3"
            : $"UPDATE {rows} SET \"{Column}\" = ?1 WHERE \"_id\" = ?2";
        HasMarked = $"SELECT 1 FROM {rows} WHERE \"_session\" = ?1 AND \"{Column}\" IS ?2 ORDER BY \"_sequence\" DESC LIMIT 1";
    }

    /// <summary>The table whose rows are searched.</summary>
    public string Table { get; }

    /// <summary>Whether that is a log's.</summary>
    public bool IsLog { get; }

    /// <summary>The members that are searched.</summary>
    public IReadOnlyList<SearchMember> Members { get; }

    /// <summary>The table of the numbers that sessions have in the index. A number without a session is that of one that was deleted, or of an earlier header.</summary>
    public string Numbers { get; }

    /// <summary>The table of the index's blocks.</summary>
    public string Blocks { get; }

    /// <summary>The index over the rows that the search index does not hold as they are.</summary>
    public string MissingIndex { get; }

    /// <summary>What the index is made of.</summary>
    public string Texts { get; }

    /// <summary>The generation of the index, if it is of these texts.</summary>
    public string Generation { get; }

    /// <summary>Says that the index must be built again.</summary>
    public string Invalidate { get; }

    /// <summary>A block: ?1 its number.</summary>
    public string ReadBlock { get; }

    /// <summary>Blocks: ?1 the first number.</summary>
    public string ReadFrom { get; }

    /// <summary>The last block.</summary>
    public string ReadLast { get; }

    /// <summary>Writes a block: ?1 its number, ?2 its bytes.</summary>
    public string WriteBlock { get; }

    /// <summary>Removes blocks: ?1 the first number, ?2 the last.</summary>
    public string RemoveBlocks { get; }

    /// <summary>The number of a session, and which texts it stands for: ?1 the session's row.</summary>
    public string FindNumber { get; }

    /// <summary>Gives a session a number: ?1 the session's row, ?2 its texts.</summary>
    public string NewNumber { get; }

    /// <summary>Takes its number from a session: ?1 the session's row.</summary>
    public string Retire { get; }

    /// <summary>Removes a number: ?1 it.</summary>
    public string Forget { get; }

    /// <summary>The numbers of no session.</summary>
    public string Retired { get; }

    /// <summary>The numbers of sessions, each with the session's row.</summary>
    public string AllNumbers { get; }

    /// <summary>The numbers of sessions that have expired: ?1 the present. Also of a class whose sessions live for ever now: earlier ones keep their end.</summary>
    public string Expired { get; }

    /// <summary>The key of a number: ?1 it, ?2 the present.</summary>
    public string KeyOf { get; }

    /// <summary>Says that the index holds a row: ?1 the value of its column, ?2 the session's row, ?3 the sequence.</summary>
    public string Mark { get; }

    /// <summary>Whether a log has a row that the index holds: ?1 the session's row, ?2 the value of the column.</summary>
    public string HasMarked { get; }

    /// <summary>What the column of an entry says.</summary>
    /// <param name="generation">The generation of the index; 0 for none.</param>
    public static long? MarkOf(long generation) => generation == 0 ? null : (generation % Generations) + 1;

    /// <summary>What the column of a session says: the token of the save, too, so that another save is not taken for it.</summary>
    /// <param name="generation">The generation of the index; 0 for none.</param>
    /// <param name="token">The token.</param>
    public static long? MarkOf(long generation, long token) => generation == 0 ? null : (token & -Generations) | (generation % Generations);

    /// <summary>The condition that the index does not hold a row as it is. A text of its own for each generation.</summary>
    /// <param name="generation">The generation.</param>
    public string IsMissing(long generation) => IsLog
        ? string.Create(CultureInfo.InvariantCulture, $"\"{Column}\" IS NOT {MarkOf(generation)}")
        : string.Create(CultureInfo.InvariantCulture, $"\"{Column}\" IS NOT ((\"_token\" & -{Generations}) | {generation % Generations})");

    /// <summary>Finds what a generation of the index does not hold as it is.</summary>
    /// <param name="generation">The generation.</param>
    public MissingRows Missing(long generation) => _missing.GetOrAdd(generation, static (number, sql) => new MissingRows(sql, number), this);
}
