using System.Text;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Sqlite;

/// <summary>The column in which a session's row has its lease, as JSON.</summary>
/// <param name="sql">The statements on the session table.</param>
/// <param name="description">The session class.</param>
/// <param name="clock">By which leases end.</param>
/// <param name="store">The store's name in messages.</param>
internal sealed class SessionLeaseColumn(SessionSql sql, SessionDescription description, LeaseClock clock, string store)
{
    // Most changes find the lease that the one before found.
    private LeaseText? _last;

    /// <summary>Throws where a change may not be made. In the transaction that makes it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">The session's row; null where it is absent.</param>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="change">The lease under which it is made, 0 for none; and the present, in milliseconds since 1970.</param>
    public void Check(SqliteConnectionContext connection, SessionRow? row, string key, (long Lease, long Now) change)
    {
        if (description.HasLeases)
        {
            LeaseRules.Check(Current(connection, row, key, change.Now), change.Lease, isShared: false, (clock, key, store));
        }
    }

    /// <summary>Whether a change may be made, by what the connection sees.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">The session's row.</param>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="change">As for <see cref="Check"/>.</param>
    public bool Allows(SqliteConnectionContext connection, SessionRow row, string key, (long Lease, long Now) change) =>
        LeaseRules.Allows(Current(connection, row, key, change.Now), change.Lease, clock);

    /// <summary>Notes that a session has another due time.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="key">The session's encoded key.</param>
    public void Restart(SqliteConnectionContext connection, long id, string key)
    {
        if (Read(connection, id, key) is { Attempts: > 0 } lease)
        {
            Write(connection, id, lease.Restarted());
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="key">The session's encoded key.</param>
    /// <returns>The lease; null where it never had one.</returns>
    /// <exception cref="SessionCorruptedException">It is none.</exception>
    public StoredLease? Read(SqliteConnectionContext connection, long id, string key)
    {
        var select = connection.Prepare(sql.Lease);
        select.Parameters.BindInt64(1, id);
        try
        {
            return select.Step() && !select.Row.IsNull(0) ? Parse(select.Row.ReadUtf8(0)) : null;
        }
        catch (FormatException problem)
        {
            throw StoredDataErrors.Corrupted(key, store, $"column '{SessionSql.LeaseColumn}'", problem.Message, problem);
        }
        finally
        {
            select.Reset();
        }
    }

    /// <summary>Stores it.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="lease">The lease.</param>
    public void Write(SqliteConnectionContext connection, long id, StoredLease lease)
    {
        var text = new JsonWriter(256);
        StoredLeaseJson.Write(lease, text);
        var update = connection.Prepare(sql.SetLease);
        update.Parameters.BindText(1, Encoding.UTF8.GetString(text.Written));
        update.Parameters.BindInt64(2, id);
        update.Run();
    }

    private StoredLease? Current(SqliteConnectionContext connection, SessionRow? row, string key, long now) =>
        row is { } found && !found.IsExpired(now) ? Read(connection, found.Id, key) : null;

    private StoredLease Parse(ReadOnlySpan<byte> text)
    {
        if (_last is { } last && text.SequenceEqual(last.Text))
        {
            return last.Lease;
        }

        var lease = StoredLeaseJson.Parse(text);
        _last = new LeaseText(text.ToArray(), lease);
        return lease;
    }

    // One object, so that no thread sees a half of it.
    private sealed record LeaseText(byte[] Text, StoredLease Lease);
}
