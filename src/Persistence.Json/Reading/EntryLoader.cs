using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Reads entries of logs.</summary>
/// <param name="context">The session class.</param>
/// <param name="sessions">Reads files.</param>
/// <param name="checks">Which sessions may be read.</param>
internal sealed class EntryLoader(JsonContext context, StoredSessions sessions, SessionChecks checks)
{
    /// <summary>Reads a part of a log.</summary>
    /// <typeparam name="TReader">What takes the entries.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="newReader">Makes it, given the session.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The reader, complete.</returns>
    public async ValueTask<TReader> Read<TReader>(string key, Func<SessionState, TReader> newReader, IoMode mode)
        where TReader : EntryReader
    {
        await ThreadPoolThread.Enter(mode);
        mode.Cancellation.ThrowIfCancellationRequested();
        return await sessions.Read(FileNames.Of(key), key, open =>
        {
            var live = checks.Existing(open, key);
            var reader = newReader(live.State);
            Load(key, live, [reader]);
            return reader;
        }, mode).ConfigureAwait(false);
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="log">The log.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The sequence of its last entry.</returns>
    public async ValueTask<long> Count(string key, StoredLog log, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        mode.Cancellation.ThrowIfCancellationRequested();
        return await sessions.Read(FileNames.Of(key), key, open => log.Names.LastIn(checks.Existing(open, key).State.Logs), mode).ConfigureAwait(false);
    }

    /// <summary>Reads what readers want of a session.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="open">The session.</param>
    /// <param name="readers">A reader for each log that is wanted.</param>
    /// <exception cref="LineDamageException">A record on the way is damaged.</exception>
    public void Load(string key, OpenSession open, ReadOnlySpan<EntryReader> readers)
    {
        try
        {
            EntryScan.Run(open.File, EntryScan.Start(open.File, open.State.End, readers), open.State, readers);
        }
        catch (UnfitDataException problem)
        {
            throw StoredDataErrors.Unfit(key, context.DisplayName, context.Description, problem);
        }

        foreach (var reader in readers)
        {
            if (!reader.IsComplete)
            {
                throw new LineDamageException(open.State.Start, $"log '{reader.Names.Present}' ends with sequence {reader.LastSequence}, before the last one");
            }
        }
    }
}
