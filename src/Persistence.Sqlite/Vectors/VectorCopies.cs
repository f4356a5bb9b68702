using System.Globalization;
using Persistence.Engine;
using Persistence.Search;
using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>
/// Stores copies of the embeddings that searches have in memory. They may be lost at any time, and are not trusted, and whatever goes wrong with them is of
/// no matter. They are in the database, so that a backup that is restored has the copy of what it holds.
/// </summary>
/// <param name="context">The store.</param>
internal sealed class VectorCopies(SqliteContext context) : ISearchCopies
{
    // A search does not wait for those who write long: so often in all, a millisecond later each time. It is tried again when as much has changed again.
    private const int MostAttempts = 50;

    private readonly VectorCopyTable _table = new(context.Sql.Table.Name);

    /// <inheritdoc/>
    public int LeastTexts => context.Database.Options.LeastSearched;

    /// <summary>The state of a session.</summary>
    /// <param name="stamp">By what it is known.</param>
    public static string StateOf(VectorStamp stamp) => string.Create(CultureInfo.InvariantCulture, $"{stamp.Last}:{stamp.Token}");

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ArraySegment<byte>>?> Read(string name, IoMode mode)
    {
        try
        {
            var parts = await context.Database.Connections.Read(null, connection => _table.Read(connection, name), mode).ConfigureAwait(false);
            return parts.Count == 0 ? null : parts;
        }
        catch (SessionException)
        {
            // What it would have said is read from the sessions; where the database is at fault, that says so.
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask Write(string name, IReadOnlyList<ReadOnlyMemory<byte>> parts, IoMode mode)
    {
        var source = context.Database.Connections.Source;
        if (source.IsReadOnly || source.IsImmutable)
        {
            return;
        }

        // Each by itself, so that others may write in between, and the head last: until then the copy is one that is damaged.
        var (part, attempts) = (parts.Count - 1, MostAttempts);
        while (part >= 0 && attempts > 0)
        {
            var (number, bytes) = (part, parts[part]);
            var command = new DelegateCommand(writer => _table.Write(writer.Context, name, (number, parts.Count), bytes.Span));
            if (!await TryCommit(command, mode).ConfigureAwait(false))
            {
                attempts--;
                await Pause(mode).ConfigureAwait(false);
            }
            else if (command.Fault is not null)
            {
                return;
            }
            else
            {
                part--;
            }
        }
    }

    /// <inheritdoc/>
    public bool IsAddition(string former, string state) => Split(former) is var (before, token) && Split(state) is var (now, same) && token == same && before <= now;

    /// <inheritdoc/>
    public bool IsLasting(string state, DateTime asked) => true;

    private static async ValueTask Pause(IoMode mode)
    {
        if (mode.IsAsync)
        {
            await Task.Delay(1, mode.Cancellation).ConfigureAwait(false);
        }
        else
        {
            Uninterrupted.Sleep(1);
        }
    }

    // It waits for the disk.
    private async ValueTask<bool> TryCommit(DelegateCommand command, IoMode mode) => mode.IsAsync
        ? await Task.Run(() => context.Database.Connections.Commits.TryCommit(command), mode.Cancellation).ConfigureAwait(false)
        : context.Database.Connections.Commits.TryCommit(command);

    private static (long Last, string Token) Split(string state)
    {
        var colon = state.IndexOf(':', StringComparison.Ordinal);
        return (long.TryParse(state.AsSpan(0, Math.Max(0, colon)), NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : long.MaxValue, state[(colon + 1)..]);
    }
}
