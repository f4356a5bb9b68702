using System.Runtime.InteropServices;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>One log of a session class.</summary>
internal sealed class JsonLog<TSession, TEntry, TLog> : JsonLog<TSession>
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>
{
    /// <inheritdoc/>
    public override LogDescription Description => TLog.Description;

    /// <inheritdoc/>
    public override LogNames Names { get; } = new(TLog.Description);

    /// <inheritdoc/>
    public override void Encode(TSession session, bool isCreation, EncodedCommit commit, ValidationErrors errors)
    {
        var entries = TLog.GetEntries(session);
        var tracking = session.Tracking.Log<TEntry>(Description.Ordinal);
        if (tracking.Problem(entries, isCreation) is { } problem)
        {
            errors.Add(Description.Name, problem);
            return;
        }

        EncodeEntries(entries, isCreation ? 0 : tracking.KnownCount, commit, errors);
    }

    /// <summary>Validates and encodes entries.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="start">The first one to encode.</param>
    /// <param name="commit">Receives them.</param>
    /// <param name="errors">Receives what is wrong, each with its position.</param>
    public static void EncodeEntries(ReadOnlySpan<TEntry> entries, int start, EncodedCommit commit, ValidationErrors errors)
    {
        for (var position = start; position < entries.Length; position++)
        {
            var entry = entries[position];
            TLog.Validate(entry, position, errors);
            if (entry is not null)
            {
                var writer = EncodedCommit.Scratch;
                TLog.Write(writer, entry);
                errors.BeginEntry(TLog.Description.Name, position);
                writer.CollectFailures(errors, "");

                // An id that has no text is among the failures, and its own code would throw once more.
                commit.Add(TLog.Description.Ordinal, writer.HasFailures ? null : TLog.GetId(entry), writer);
            }
        }

        errors.BeginEntry(null);
    }

    /// <inheritdoc/>
    public override long KnownLast(TSession session) => session.Tracking.Log<TEntry>(Description.Ordinal).LastSequence;

    /// <inheritdoc/>
    public override void Track(TSession session, bool isCreation, long last)
    {
        var tracking = session.Tracking.Log<TEntry>(Description.Ordinal);
        if (isCreation)
        {
            // The object may have been loaded from elsewhere: what it knew then says nothing about this store.
            tracking.Clear();
        }

        tracking.Set(TLog.GetEntries(session), last);
    }

    /// <inheritdoc/>
    public override EntryReader NewReader(long last, int count) =>
        new EntryListReader<TSession, TEntry, TLog>(Names, count == int.MaxValue ? 0 : Math.Max(0, last - count), count == int.MaxValue ? last : Math.Min(count, last));

    /// <inheritdoc/>
    public override void Fill(TSession session, EntryReader reader, long last)
    {
        var entries = ((EntryListReader<TSession, TEntry, TLog>)reader).Entries;
        TLog.SetEntries(session, entries);
        session.Tracking.Log<TEntry>(Description.Ordinal).Set(CollectionsMarshal.AsSpan(entries), last);
    }

    /// <inheritdoc/>
    public override EntryReader NewIdReader(EntryIds ids) => new EntryIdReader<TSession, TEntry, TLog>(Names, ids);
}
