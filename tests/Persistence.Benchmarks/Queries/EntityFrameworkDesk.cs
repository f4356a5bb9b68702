using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Benchmarks.Queries;

/// <summary>EF Core over one open connection and the same tickets, a context for each unit of work as its documentation asks, untracked, which is the fast way.</summary>
internal sealed class EntityFrameworkDesk : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly DbContextOptions<DeskContext> _options;

    /// <summary>Makes the table and copies the tickets of a store into it.</summary>
    /// <param name="path">The database of the store.</param>
    public EntityFrameworkDesk(string path)
    {
        _connection = new SqliteConnection($"Data Source={path}");
        _connection.Open();
        _options = new DbContextOptionsBuilder<DeskContext>().UseSqlite(_connection).Options;
        using var context = new DeskContext(_options);
        context.Database.ExecuteSqlRaw(context.Database.GenerateCreateScript());
        context.Database.ExecuteSqlRaw("INSERT INTO entity_ticket (Number, Title, Assignee, Status, Due) SELECT number, title, assignee, status, replace(substr(due, 1, 19), 'T', ' ') FROM desk_ticket");
    }

    /// <summary>Reads a page.</summary>
    /// <param name="assignee">Whose tickets.</param>
    /// <param name="limit">How many.</param>
    public List<DeskEntity> Page(string assignee, int limit)
    {
        using var context = new DeskContext(_options);
        return [.. context.Tickets.AsNoTracking().Where(ticket => ticket.Assignee == assignee && ticket.Status == 0).OrderBy(static ticket => ticket.Due).ThenBy(static ticket => ticket.Number).Take(limit)];
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
