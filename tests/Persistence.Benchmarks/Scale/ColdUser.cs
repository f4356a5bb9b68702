using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Persistence.Benchmarks.Json;
using Persistence.Benchmarks.Sqlite;
using Persistence.Benchmarks.Sqlite.Peers;

namespace Persistence.Benchmarks.Scale;

/// <summary>A process that opens a store, asks whether a session exists, appends one message durably and ends; or does the same otherwise.</summary>
internal static class ColdUser
{
    /// <summary>The first argument of such a process.</summary>
    public const string Argument = "cold-user";

    /// <summary>The key of the session, which is there.</summary>
    public const string Key = "cold";

    private const string Content = "one more";

    /// <summary>Is one: prints the processor time that it took from its start on, in 100 ns.</summary>
    public static int Be(string[] arguments)
    {
        Use(arguments[1], arguments[2]);
        Console.Out.WriteLine(Environment.CpuUsage.TotalTime.Ticks.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Use(string kind, string where)
    {
        switch (kind)
        {
            case "json":
                Json(where);
                break;
            case "sqlite":
                Sqlite(where);
                break;
            case "hand-written":
                HandWritten(where);
                break;
            case "ef":
                EntityFramework(where);
                break;
        }
    }

    private static void Json(string folder)
    {
        using var store = new JsonBenchmarkChatJsonStore(folder);
        Require(store.Exists(Key));
        store.AppendMessages(Key, new JsonBenchmarkMessage(NewId(), "Agent-7", Content, DateTimeOffset.UtcNow));
    }

    private static void Sqlite(string path)
    {
        using var store = new SqliteBenchmarkChatSqliteStore($"Data Source={path}");
        Require(store.Exists(Key));
        store.AppendMessages(Key, new SqliteBenchmarkMessage(NewId(), "Agent-7", Content, DateTimeOffset.UtcNow));
    }

    private static void HandWritten(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        Run(connection, null, "PRAGMA busy_timeout = 30000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
        Require(Run(connection, null, "SELECT 1 FROM chat WHERE id = $key", ("$key", Key)) is not null);
        using var transaction = connection.BeginTransaction();
        Require(Run(
            connection,
            transaction,
            "INSERT INTO chat_messages (_session, _sequence, id, sender, content, sent_at) SELECT c._id, 1 + coalesce((SELECT max(_sequence) FROM chat_messages WHERE _session = c._id), 0), $id, $sender, $content, $sent FROM chat AS c WHERE c.id = $key ON CONFLICT DO NOTHING RETURNING _sequence",
            ("$key", Key),
            ("$id", NewId()),
            ("$sender", "Agent-7"),
            ("$content", Content),
            ("$sent", DateTimeOffset.UtcNow)) is not null);
        transaction.Commit();
    }

    private static void EntityFramework(string path)
    {
        using var context = new ChatContext(new DbContextOptionsBuilder<ChatContext>().UseSqlite($"Data Source={path}").Options);
        Require(context.Chats.Any(static chat => chat.Id == Key));
        using var transaction = context.Database.BeginTransaction();
        var session = context.Chats.Where(static chat => chat.Id == Key).Select(static chat => chat.Session).Single();
        var last = context.Messages.Where(entity => entity.Session == session).Max(static entity => (long?)entity.Sequence) ?? 0;
        context.Messages.Add(new MessageEntity { Session = session, Sequence = last + 1, Id = NewId(), Sender = "Agent-7", Content = Content, SentAt = DateTimeOffset.UtcNow });
        context.SaveChanges();
        transaction.Commit();
    }

    private static object? Run(SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteScalar();
    }

    private static string NewId() => DateTimeOffset.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

    private static void Require(bool isTrue)
    {
        if (!isTrue)
        {
            throw new InvalidOperationException("The session is not there.");
        }
    }
}
