using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests;

/// <summary>A database file in a folder of its own.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("persistence-sqlite-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "sessions.db");

    public string ConnectionString => $"Data Source={Path}";

    public static Remark Remark(string id) => new(id, "Agent-7", "ready", DateTimeOffset.UnixEpoch);

    public static Chat Chat(string id, params string[] participants) =>
        new() { Id = id, Topic = "topic", Participants = [.. participants], LastActivity = DateTimeOffset.UnixEpoch };

    public string File(string name) => System.IO.Path.Combine(_folder, name);

    /// <summary>Runs SQL as somebody with the shell would, and gives the rows as text.</summary>
    public List<string> Sql(string sql, string? path = null)
    {
        using var connection = new SqliteConnection($"Data Source={path ?? Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : reader.GetString(column))));
        }

        return rows;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
