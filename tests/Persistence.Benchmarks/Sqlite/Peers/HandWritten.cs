using Microsoft.Data.Sqlite;

namespace Persistence.Benchmarks.Sqlite.Peers;

/// <summary>
/// Microsoft.Data.Sqlite as someone who cares writes it: one open connection, commands prepared once, parameters set
/// again at each call, explicit transactions. It keeps what the store keeps: the same tables, the next sequence, an
/// error when the session is not there, no second message of one id.
/// </summary>
internal sealed class HandWritten : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _atOnce;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _header;
    private readonly SqliteCommand _messages;

    /// <summary>Opens the database of a store.</summary>
    /// <param name="database">The database.</param>
    public HandWritten(BenchmarkDatabase database)
    {
        _connection = PeerConnection.Open(database);
        _find = Command("SELECT c._id, coalesce((SELECT max(_sequence) FROM chat_messages WHERE _session = c._id), 0) FROM chat AS c WHERE c.id = $id", "$id");
        _insert = Command("INSERT INTO chat_messages (_session, _sequence, id, sender, content, sent_at) VALUES ($session, $sequence, $id, $sender, $content, $sent) ON CONFLICT DO NOTHING", "$session", "$sequence", "$id", "$sender", "$content", "$sent");
        _atOnce = Command("INSERT INTO chat_messages (_session, _sequence, id, sender, content, sent_at) SELECT c._id, 1 + coalesce((SELECT max(_sequence) FROM chat_messages WHERE _session = c._id), 0), $id, $sender, $content, $sent FROM chat AS c WHERE c.id = $key ON CONFLICT DO NOTHING RETURNING _sequence", "$key", "$id", "$sender", "$content", "$sent");
        _update = Command("UPDATE chat SET _version = _version + 1, _token = $token, topic = $topic, status = $status WHERE _id = $session AND _version = $version", "$token", "$topic", "$status", "$session", "$version");
        _header = Command("SELECT _id, _version, _token, id, topic, status FROM chat WHERE id = $id", "$id");
        _messages = Command("SELECT id, sender, content, sent_at FROM chat_messages WHERE _session = $session ORDER BY _sequence", "$session");
    }

    /// <summary>Appends a message: a transaction around the look for the session and the insert.</summary>
    /// <param name="key">The session.</param>
    /// <param name="message">The message.</param>
    /// <returns>Its sequence.</returns>
    public long Append(string key, SqliteBenchmarkMessage message)
    {
        using var transaction = _connection.BeginTransaction();
        var (session, last) = Find(transaction, key);
        Insert(transaction, session, last + 1, message);
        transaction.Commit();
        return last + 1;
    }

    /// <summary>Appends messages in one transaction.</summary>
    /// <param name="key">The session.</param>
    /// <param name="messages">The messages.</param>
    public void Append(string key, ReadOnlySpan<SqliteBenchmarkMessage> messages)
    {
        using var transaction = _connection.BeginTransaction();
        var (session, last) = Find(transaction, key);
        foreach (var message in messages)
        {
            Insert(transaction, session, ++last, message);
        }

        transaction.Commit();
    }

    /// <summary>Appends a message with one statement that is its own transaction.</summary>
    /// <param name="key">The session.</param>
    /// <param name="message">The message.</param>
    /// <returns>Its sequence.</returns>
    public long AppendAtOnce(string key, SqliteBenchmarkMessage message)
    {
        _atOnce.Parameters[0].Value = key;
        Bind(_atOnce, 1, message);
        return (long)(_atOnce.ExecuteScalar() ?? throw new InvalidOperationException($"There is no session '{key}'."));
    }

    /// <summary>Saves a header and one message.</summary>
    /// <param name="chat">The session.</param>
    /// <param name="version">The version that is stored.</param>
    /// <param name="message">The message.</param>
    public void Save(SqliteBenchmarkChat chat, long version, SqliteBenchmarkMessage message)
    {
        using var transaction = _connection.BeginTransaction();
        var (session, last) = Find(transaction, chat.Id);
        _update.Transaction = transaction;
        _update.Parameters[0].Value = Random.Shared.NextInt64();
        _update.Parameters[1].Value = chat.Topic;
        _update.Parameters[2].Value = chat.Status;
        _update.Parameters[3].Value = session;
        _update.Parameters[4].Value = version;
        if (_update.ExecuteNonQuery() != 1)
        {
            throw new InvalidOperationException($"Session '{chat.Id}' has another version than {version}.");
        }

        Insert(transaction, session, last + 1, message);
        transaction.Commit();
    }

    /// <summary>Loads a session.</summary>
    /// <param name="key">The session.</param>
    /// <returns>It, with its messages.</returns>
    public SqliteBenchmarkChat Load(string key)
    {
        using var transaction = _connection.BeginTransaction(deferred: true);
        _header.Transaction = _messages.Transaction = transaction;
        _header.Parameters[0].Value = key;
        long session;
        SqliteBenchmarkChat chat;
        using (var row = _header.ExecuteReader())
        {
            row.Read();
            session = row.GetInt64(0);
            chat = new SqliteBenchmarkChat { Id = row.GetString(3), Topic = row.GetString(4), Status = row.GetInt32(5) };
        }

        _messages.Parameters[0].Value = session;
        using (var row = _messages.ExecuteReader())
        {
            while (row.Read())
            {
                chat.Messages.Add(new SqliteBenchmarkMessage(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDateTimeOffset(3)));
            }
        }

        transaction.Commit();
        return chat;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in new[] { _find, _insert, _atOnce, _update, _header, _messages })
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private (long Session, long Last) Find(SqliteTransaction transaction, string key)
    {
        _find.Transaction = transaction;
        _find.Parameters[0].Value = key;
        using var row = _find.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : throw new InvalidOperationException($"There is no session '{key}'.");
    }

    private void Insert(SqliteTransaction transaction, long session, long sequence, SqliteBenchmarkMessage message)
    {
        _insert.Transaction = transaction;
        _insert.Parameters[0].Value = session;
        _insert.Parameters[1].Value = sequence;
        Bind(_insert, 2, message);
        _insert.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, int first, SqliteBenchmarkMessage message)
    {
        command.Parameters[first].Value = message.Id;
        command.Parameters[first + 1].Value = message.Sender;
        command.Parameters[first + 2].Value = message.Content;
        command.Parameters[first + 3].Value = message.SentAt;
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }
}
