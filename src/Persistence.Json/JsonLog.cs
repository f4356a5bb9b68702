using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>One log of a session class in JSON files.</summary>
/// <param name="context">The name of the store.</param>
/// <param name="stored">How files hold it.</param>
/// <param name="append">Appends.</param>
/// <param name="entries">Reads.</param>
internal sealed class JsonLog<TSession, TKey, TEntry, TLog>(JsonContext context, StoredLog stored, AppendCommand append, EntryLoader entries) : LogHandler<TSession, TKey, TEntry>(TLog.Description)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TLog : ILogMap<TSession, TEntry>
{
    /// <inheritdoc/>
    public override ValueTask<AppendResult> Append(EncodedKey<TKey> key, ReadOnlySpan<TEntry> entries, IoMode mode)
    {
        var errors = new ValidationErrors();
        var commit = EncodedCommit.Rent(key.Text);
        commit.Lease = key.Lease;
        Encode(entries, 0, commit, errors);
        return errors.IsEmpty ? append.Run(commit, stored, mode) : throw SessionErrors.Invalid(key.Text, context.DisplayName, errors);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TEntry>> Read(EncodedKey<TKey> key, LogRange range, IoMode mode)
    {
        var reader = await entries.Read(key.Text, state => ReaderOf(range, state), mode).ConfigureAwait(false);
        return reader.Entries;
    }

    /// <inheritdoc/>
    public override async ValueTask<TailPage<TEntry>> ReadTail(EncodedKey<TKey> key, LogRange range, IoMode mode)
    {
        SessionState? session = null;
        var reader = await entries.Read(key.Text, state => ReaderOf(range, session = state), mode).ConfigureAwait(false);
        return new TailPage<TEntry>(reader.Entries, stored.Names.LastIn(session!.Logs), session.Version, session.Token);
    }

    /// <inheritdoc/>
    public override long Fingerprint(TEntry entry) => JsonEntries.Fingerprint<TSession, TEntry, TLog>(entry);

    /// <inheritdoc/>
    public override ValueTask<long> Count(EncodedKey<TKey> key, IoMode mode) => entries.Count(key.Text, stored, mode);

    /// <inheritdoc/>
    protected override ReadOnlySpan<TEntry> EntriesOf(TSession session) => TLog.GetEntries(session);

    /// <inheritdoc/>
    protected override void Encode(ReadOnlySpan<TEntry> added, int firstPosition, PreparedSave<TSession> save, ValidationErrors errors) =>
        Encode(added, firstPosition, ((JsonSave<TSession>)save).Commit, errors);

    private EntryListReader<TSession, TEntry, TLog> ReaderOf(LogRange range, SessionState state)
    {
        var (after, count) = range.Within(stored.Names.LastIn(state.Logs));
        return new EntryListReader<TSession, TEntry, TLog>(stored.Names, after, count);
    }

    private static void Encode(ReadOnlySpan<TEntry> entries, int firstPosition, EncodedCommit commit, ValidationErrors errors)
    {
        for (var position = 0; position < entries.Length; position++)
        {
            var entry = entries[position];
            TLog.Validate(entry, firstPosition + position, errors);
            if (entry is not null)
            {
                var writer = EncodedCommit.Scratch;
                TLog.Write(writer, entry);
                errors.BeginEntry(TLog.Description.Name, firstPosition + position);
                writer.CollectFailures(errors, "");

                // An id that has no text is among the failures, and its own code would throw once more.
                commit.Add(TLog.Description.Ordinal, writer.HasFailures ? null : TLog.GetId(entry), writer);
            }
        }

        errors.BeginEntry(null);
    }
}
