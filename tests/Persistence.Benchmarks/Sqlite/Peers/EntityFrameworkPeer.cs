using Microsoft.EntityFrameworkCore;

namespace Persistence.Benchmarks.Sqlite.Peers;

/// <summary>EF Core over one open connection, a context for each unit of work as its documentation asks.</summary>
internal sealed class EntityFrameworkPeer : IDisposable
{
    private readonly Microsoft.Data.Sqlite.SqliteConnection _connection;
    private readonly DbContextOptions<ChatContext> _options;

    /// <summary>Opens the database of a store.</summary>
    /// <param name="database">The database.</param>
    public EntityFrameworkPeer(BenchmarkDatabase database)
    {
        _connection = PeerConnection.Open(database);
        _options = new DbContextOptionsBuilder<ChatContext>().UseSqlite(_connection).Options;
    }

    /// <summary>Appends a message.</summary>
    /// <param name="key">The session.</param>
    /// <param name="message">The message.</param>
    /// <returns>Its sequence.</returns>
    public long Append(string key, SqliteBenchmarkMessage message)
    {
        using var context = new ChatContext(_options);
        using var transaction = context.Database.BeginTransaction();
        var session = context.Chats.Where(chat => chat.Id == key).Select(chat => chat.Session).Single();
        var last = context.Messages.Where(entity => entity.Session == session).Max(entity => (long?)entity.Sequence) ?? 0;
        context.Messages.Add(new MessageEntity { Session = session, Sequence = last + 1, Id = message.Id, Sender = message.Sender, Content = message.Content, SentAt = message.SentAt });
        context.SaveChanges();
        transaction.Commit();
        return last + 1;
    }

    /// <summary>Loads a session, untracked, which is the fast way.</summary>
    /// <param name="key">The session.</param>
    /// <returns>It, with its messages.</returns>
    public SqliteBenchmarkChat Load(string key)
    {
        using var context = new ChatContext(_options);
        var entity = context.Chats.AsNoTracking().Include(chat => chat.Messages.OrderBy(message => message.Sequence)).Single(chat => chat.Id == key);
        var chat = new SqliteBenchmarkChat { Id = entity.Id, Topic = entity.Topic, Status = entity.Status };
        foreach (var message in entity.Messages)
        {
            chat.Messages.Add(new SqliteBenchmarkMessage(message.Id, message.Sender, message.Content, message.SentAt));
        }

        return chat;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
