using Dapper;
using Microsoft.Data.Sqlite;

namespace Persistence.Benchmarks.Sqlite.Peers;

/// <summary>Dapper over one open connection.</summary>
internal sealed class DapperPeer : IDisposable
{
    private readonly SqliteConnection _connection;

    /// <summary>Opens the database of a store.</summary>
    /// <param name="database">The database.</param>
    public DapperPeer(BenchmarkDatabase database) => _connection = PeerConnection.Open(database);

    /// <summary>Appends a message.</summary>
    /// <param name="key">The session.</param>
    /// <param name="message">The message.</param>
    /// <returns>Its sequence.</returns>
    public long Append(string key, SqliteBenchmarkMessage message)
    {
        using var transaction = _connection.BeginTransaction();
        var (session, last) = _connection.QuerySingle<(long, long)>(
            "SELECT c._id, coalesce((SELECT max(_sequence) FROM chat_messages WHERE _session = c._id), 0) FROM chat AS c WHERE c.id = @key", new { key }, transaction);
        _connection.Execute(
            "INSERT INTO chat_messages (_session, _sequence, id, sender, content, sent_at) VALUES (@session, @sequence, @Id, @Sender, @Content, @SentAt) ON CONFLICT DO NOTHING",
            new { session, sequence = last + 1, message.Id, message.Sender, message.Content, message.SentAt },
            transaction);
        transaction.Commit();
        return last + 1;
    }

    /// <summary>Loads a session.</summary>
    /// <param name="key">The session.</param>
    /// <returns>It, with its messages.</returns>
    public SqliteBenchmarkChat Load(string key)
    {
        using var transaction = _connection.BeginTransaction(deferred: true);
        var header = _connection.QuerySingle<Header>("SELECT _id AS Session, id AS Id, topic AS Topic, status AS Status FROM chat WHERE id = @key", new { key }, transaction);
        var chat = new SqliteBenchmarkChat { Id = header.Id, Topic = header.Topic, Status = (int)header.Status };
        foreach (var row in _connection.Query<Row>("SELECT id AS Id, sender AS Sender, content AS Content, sent_at AS SentAt FROM chat_messages WHERE _session = @session ORDER BY _sequence", new { session = header.Session }, transaction))
        {
            chat.Messages.Add(new SqliteBenchmarkMessage(row.Id, row.Sender, row.Content, DateTimeOffset.Parse(row.SentAt, System.Globalization.CultureInfo.InvariantCulture)));
        }

        transaction.Commit();
        return chat;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private sealed record Header(long Session, string Id, string Topic, long Status);

    private sealed record Row(string Id, string Sender, string Content, string SentAt);
}
