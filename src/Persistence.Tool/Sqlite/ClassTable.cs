using System.Globalization;
using Persistence.Mapping;
using Persistence.Sqlite;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>The tables of one class: their statements, and how keys stand in them. For one thread.</summary>
internal sealed class ClassTable
{
    private readonly ToolDatabase _database;
    private readonly IReadOnlyList<(string Name, bool IsInteger)> _keys;
    private readonly Dictionary<string, RowText> _texts = new(StringComparer.Ordinal);

    /// <summary>Looks at the tables.</summary>
    /// <param name="database">The database.</param>
    /// <param name="stored">The class.</param>
    public ClassTable(ToolDatabase database, StoredClass stored)
    {
        var catalog = new TableCatalog(database);
        (_database, Class, _keys) = (database, stored, catalog.KeyColumns(stored.Name));
        Logs = catalog.Logs(stored);
        var columns = catalog.Columns(stored.Name);
        HasLeases = columns.ContainsKey(SessionSql.LeaseColumn);
        MissingLog = stored.Shape?.Logs.FirstOrDefault(log => !Logs.Any(table => table.Log == log.Name))?.Name;
        HasOlder = columns.ContainsKey(SessionSql.OlderColumn);
    }

    /// <summary>The class.</summary>
    public StoredClass Class { get; }

    /// <summary>Its logs, with their tables.</summary>
    public IReadOnlyList<(string Log, string Table)> Logs { get; }

    /// <summary>A log whose table is not there, though the shape of the class has it; null where there is none. A program makes all tables at once.</summary>
    public string? MissingLog { get; }

    /// <summary>Whether its sessions may have leases.</summary>
    public bool HasLeases { get; }

    /// <summary>Whether its sessions may be of earlier versions.</summary>
    public bool HasOlder { get; }

    /// <summary>The condition that finds a session by its key.</summary>
    public string KeyCondition => string.Join(" AND ", _keys.Select(static (key, index) => $"{SqlNames.Quote(key.Name)} = ?{index + 1}"));

    /// <summary>How many columns the key has.</summary>
    public int KeyCount => _keys.Count;

    /// <summary>The columns of the key, as a statement names them.</summary>
    public string KeyNames => SqlNames.Join(_keys.Select(static key => key.Name));

    /// <summary>Selects the keys of the sessions for which a condition holds, in order.</summary>
    /// <param name="condition">SQL over the columns of sessions.</param>
    /// <param name="after">The key after which to begin; null for the first.</param>
    /// <param name="count">How many at most.</param>
    public List<string> KeysWhere(string condition, string? after, int count)
    {
        var position = after is null ? "" : $" AND ({KeyNames}) > ({SqlNames.Parameters(1, KeyCount)})";
        var select = _database.Prepare($"SELECT {KeyNames} FROM {SqlNames.Quote(Class.Name)} WHERE {condition}{position} ORDER BY {KeyNames} LIMIT {SqlNames.Number(count)}");
        if (after is not null)
        {
            BindKey(select, after);
        }

        return ReadKeys(select);
    }

    /// <summary>Reads keys to the end of a statement.</summary>
    /// <param name="select">Selects the columns of the key.</param>
    public List<string> ReadKeys(SqliteStatement select)
    {
        var keys = new List<string>();
        while (select.Step())
        {
            keys.Add(ReadKey(select.Row));
        }

        select.Reset();
        return keys;
    }

    /// <summary>Binds a key to the first parameters of a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="key">The encoded key.</param>
    /// <returns>False where it is no key of this class.</returns>
    public bool BindKey(SqliteStatement statement, string key)
    {
        var parts = _keys.Count == 1 ? [key] : KeyParts.Split(key);
        if (parts.Length != _keys.Count)
        {
            return false;
        }

        for (var part = 0; part < parts.Length; part++)
        {
            if (!_keys[part].IsInteger)
            {
                statement.Parameters.BindText(part + 1, parts[part]);
            }
            else if (long.TryParse(parts[part], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                statement.Parameters.BindInt64(part + 1, number);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a text is a key of the class.</summary>
    /// <param name="key">The encoded key.</param>
    public bool IsKey(string key)
    {
        var parts = _keys.Count == 1 ? [key] : KeyParts.Split(key);
        return parts.Length == _keys.Count && !_keys.Where((column, part) => column.IsInteger && !long.TryParse(parts[part], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)).Any();
    }

    /// <summary>The JSON of the rows of a statement.</summary>
    /// <param name="sql">The text of the statement.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="log">The storage name of the log; null for the header.</param>
    public RowText Text(string sql, SqliteStatement statement, string? log)
    {
        if (!_texts.TryGetValue(sql, out var text))
        {
            var members = log is null ? Class.Shape?.Members : Class.Shape?.Log(log)?.Members;
            _texts[sql] = text = new RowText(statement, members ?? []);
        }

        return text;
    }

    private string ReadKey(SqliteRow row)
    {
        var parts = new string[_keys.Count];
        for (var part = 0; part < parts.Length; part++)
        {
            parts[part] = _keys[part].IsInteger ? row.ReadInt64(part).ToString(CultureInfo.InvariantCulture) : StoredText.Show(row.ReadUtf8(part));
        }

        return parts.Length == 1 ? parts[0] : KeyText.Join(parts);
    }
}
