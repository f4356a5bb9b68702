using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <content>Appending.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <summary>
    /// One call of an append. A thread uses the same object again and again, so that appending allocates nothing.
    /// </summary>
    private protected sealed class AppendWork<TEntry, TLog> : CommitWork
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        private const int MaxKept = 1024;

        [ThreadStatic]
        private static AppendWork<TEntry, TLog>? s_free;

        private readonly SqliteLog<TSession, TEntry, TLog> _log = LogOf<TEntry, TLog>();
        private SqliteSessionStore<TSession, TKey, TMap>? _store;
        private TKey? _key;
        private string _stored = "";
        private TEntry[] _entries = [];
        private ValidationErrors _errors = new();
        private int _count;

        /// <summary>The sequence of the log's last entry.</summary>
        public long Last { get; private set; }

        public static AppendWork<TEntry, TLog> Rent()
        {
            var work = s_free ?? new AppendWork<TEntry, TLog>();
            s_free = null;
            return work;
        }

        /// <summary>Takes the entries and checks them.</summary>
        public void Begin(SqliteSessionStore<TSession, TKey, TMap> store, TKey key, string stored, ReadOnlySpan<TEntry> entries)
        {
            Renew();
            (_store, _key, _stored, _count) = (store, key, stored, entries.Length);
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
            if (!_errors.IsEmpty)
            {
                throw SessionErrors.Invalid(stored, store.Store, TakeErrors());
            }
        }

        public void Return()
        {
            // Entries are not kept alive, and neither is the room for an uncommonly large call.
            Array.Clear(_entries);
            _entries = _entries.Length <= MaxKept ? _entries : [];
            (_store, _key, _stored, _count) = (null, default, "", 0);
            s_free = this;
        }

        // One insert undoes itself when it fails; a second one, or a new expiry, needs a savepoint to go back to.
        public override bool WritesOnce => _count == 1 && !TMap.Description.SlidingExpiration;

        public override bool TryApplyAtOnce(SqliteLink link)
        {
            if (!link.Ends.TryFind(_log, _stored, out var end))
            {
                return false;
            }

            RequireUsable(end.Row);
            if (!_log.TryWriteAtOnce(link, new LogEnd(end.Row.Id, end.Last), _entries[0]))
            {
                return false;
            }

            Last = end.Last + 1;
            link.Ends.Remember(_log, _stored, end with { Last = Last });
            return true;
        }

        public override void Apply(SqliteLink link)
        {
            var end = default(KnownEnd);
            var isKnown = link.IsInTransaction && link.Ends.TryFind(_log, _stored, out end);
            if (!isKnown)
            {
                end = Find(link);
            }

            Append(link, end);
            if (isKnown && Last == end.Last)
            {
                // The log holds an entry of that id. That one is worth a look, so that nothing rests on what was known alone.
                end = Find(link);
                Append(link, end);
            }

            if (WritesOnce)
            {
                link.Ends.Remember(_log, _stored, end with { Last = Last });
            }
        }

        private KnownEnd Find(SqliteLink link)
        {
            var row = FindRow(link, _log.Sql.RowAndLast, _key!, out var select) ?? throw SessionErrors.NotFound(_stored, _store!.Store);
            var last = select.ReadInt64(SessionRow.Columns);
            select.Reset();
            return new KnownEnd(row, last);
        }

        private void Append(SqliteLink link, KnownEnd end)
        {
            var store = _store!;
            var now = RequireUsable(end.Row);
            Last = _log.Write(link, new LogEnd(end.Row.Id, end.Last), _entries.AsSpan(0, _count), 0, _errors);
            if (!_errors.IsEmpty)
            {
                throw SessionErrors.Invalid(_stored, store.Store, TakeErrors());
            }

            if (Last != end.Last)
            {
                Slide(link, end.Row, now);
            }
        }

        // Gives the present.
        private DateTimeOffset RequireUsable(SessionRow row)
        {
            var store = _store!;
            var now = store.Now;
            if (row.IsExpired(now.ToUnixTimeMilliseconds()))
            {
                throw SessionErrors.NotFound(_stored, store.Store);
            }

            store.RefuseNewerSchema(row, _stored);
            return now;
        }

        private ValidationErrors TakeErrors()
        {
            var errors = _errors;
            _errors = new ValidationErrors();
            return errors;
        }
    }
}
