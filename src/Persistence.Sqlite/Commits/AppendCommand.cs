using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>
/// One call of an append. A thread uses the same object again and again, so that appending allocates nothing.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <typeparam name="TLog">The generated map of the log.</typeparam>
internal sealed class AppendCommand<TSession, TKey, TMap, TEntry, TLog> : WriteCommand
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISqliteMap<TSession, TKey>
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
{
    private const int MaxKept = 1024;

    [ThreadStatic]
    private static AppendCommand<TSession, TKey, TMap, TEntry, TLog>? s_free;

    private AppendTarget<TSession, TKey, TEntry, TLog>? _target;
    private EncodedKey<TKey> _key;
    private TEntry[] _entries = [];
    private ValidationErrors _errors = new();
    private int _count;
    private bool _mustCheckLease;

    /// <summary>The sequence of the log's last entry.</summary>
    public long Last { get; private set; }

    /// <summary>What was stored.</summary>
    public AppendResult Result { get; private set; }

    /// <summary>How many entries the log held already, or came twice.</summary>
    public long Repeated { get; private set; }

    /// <inheritdoc/>
    /// <remarks>One insert undoes itself when it fails; a second one, a new expiry or a search index needs a savepoint to go back to.</remarks>
    public override bool IsSingleStatement => _count == 1 && !Context.Description.SlidingExpiration && !_target!.Writer.IsSearched;

    private SqliteContext Context => _target!.Context;

    /// <summary>Gives an object that no other call uses.</summary>
    public static AppendCommand<TSession, TKey, TMap, TEntry, TLog> Rent()
    {
        var command = s_free ?? new AppendCommand<TSession, TKey, TMap, TEntry, TLog>();
        s_free = null;
        return command;
    }

    /// <summary>Takes the entries and checks them.</summary>
    public void Begin(AppendTarget<TSession, TKey, TEntry, TLog> target, EncodedKey<TKey> key, ReadOnlySpan<TEntry> entries)
    {
        Reset();
        (_target, _key, _count, Repeated) = (target, key, entries.Length, 0);

        // To a shared log of a leased session others may append.
        _mustCheckLease = key.Lease != 0 || (Context.Description.HasLeases && TLog.Description.Append == AppendRule.Exclusive);
        if (_entries.Length < _count)
        {
            _entries = new TEntry[_count];
        }

        entries.CopyTo(_entries);
        for (var position = 0; position < _count; position++)
        {
            TLog.Validate(_entries[position], position, _errors);
        }

        _errors.BeginEntry(null);
        ThrowIfInvalid();
    }

    /// <summary>Gives the object back.</summary>
    public void Return()
    {
        // Entries are not kept alive, and neither is the array of an uncommonly large call.
        Array.Clear(_entries);
        _entries = _entries.Length <= MaxKept ? _entries : [];
        (_target, _key, _count) = (null, default, 0);
        s_free = this;
    }

    /// <inheritdoc/>
    public override bool TryExecuteAutocommit(WriterConnection writer)
    {
        if (!writer.Tails.TryFind(_target!.Sql, _key.Text, out var tail))
        {
            return false;
        }

        // An older session is marked first, in a transaction.
        if (Context.Older.IsToBeMarked(tail.Row))
        {
            return false;
        }

        // In the snapshot from which the insert is made, which fails where another connection has committed since. To refuse the append takes a look at what is stored now.
        if (_mustCheckLease && !Context.Leases.Allows(writer.Context, tail.Row, _key.Text, (_key.Lease, Context.NowMilliseconds)))
        {
            return false;
        }

        Context.RequireUsable(tail.Row, _key.Text);
        if (!_target.Writer.TryWriteAutocommit(writer.Context, (tail.Row.Id, tail.Last), _entries[0]))
        {
            return false;
        }

        Last = tail.Last + 1;
        Result = new AppendResult(Last, 1);
        writer.Tails.Remember(_target.Sql, _key.Text, tail with { Last = Last });
        return true;
    }

    /// <inheritdoc/>
    public override void Execute(WriterConnection writer)
    {
        Context.Triggers.ThrowIfTriggered(writer);
        var tail = default(LogTail);
        var isCached = writer.Context.IsInTransaction && writer.Tails.TryFind(_target!.Sql, _key.Text, out tail) && !Context.Older.IsToBeMarked(tail.Row);
        if (!isCached)
        {
            tail = Find(writer);
        }
        else if (_mustCheckLease)
        {
            Context.Leases.Check(writer.Context, tail.Row, _key.Text, (_key.Lease, Context.NowMilliseconds));
        }

        Append(writer, tail);
        if (isCached && Last == tail.Last)
        {
            // The log holds an entry of that id. That one is worth a look, so that nothing rests on what was known alone.
            tail = Find(writer);
            Append(writer, tail);
        }

        if (IsSingleStatement && !Context.Older.IsToBeMarked(tail.Row))
        {
            writer.Tails.Remember(_target!.Sql, _key.Text, tail with { Last = Last });
        }
    }

    private LogTail Find(WriterConnection writer)
    {
        try
        {
            var found = SessionLookup<TSession, TKey, TMap>.Find(writer.Context, _target!.Sql.RowAndLast, _key.Value, out var select);
            var last = found is null ? 0 : select.Row.ReadInt64(SessionRow.Columns);
            select.Reset();
            if (_mustCheckLease)
            {
                Context.Leases.Check(writer.Context, found, _key.Text, (_key.Lease, Context.NowMilliseconds));
            }

            return new LogTail(found ?? throw SessionErrors.NotFound(_key.Text, Context.DisplayName), last);
        }
        catch (SqliteException fault) when (Context.NewerTables(writer.Context, _key.Text, fault) is { } newer)
        {
            throw newer;
        }
    }

    private void Append(WriterConnection writer, LogTail tail)
    {
        var now = Context.RequireUsable(tail.Row, _key.Text);
        if (_count > 0)
        {
            Context.Older.Mark(writer.Context, tail.Row);
        }

        // Before anything is written: to a session whose header cannot be read nothing is appended.
        var own = _count > 0 ? _target!.Expiry.Of(writer.Context, _key) : default;
        Last = _target!.Writer.Write(writer.Context, (tail.Row.Id, tail.Last), _entries.AsSpan(0, _count), 0, _errors);
        ThrowIfInvalid();
        Repeated = _count - (Last - tail.Last);
        Result = new AppendResult(Last, _count - (int)Repeated);
        if (Last != tail.Last)
        {
            Expiry.Prolong(Context, writer.Context, tail.Row, (now, own));
        }
    }

    private void ThrowIfInvalid()
    {
        if (!_errors.IsEmpty)
        {
            var errors = _errors;
            _errors = new ValidationErrors();
            throw SessionErrors.Invalid(_key.Text, Context.DisplayName, errors);
        }
    }
}
