using System.Globalization;
using Persistence.Engine;
using Persistence.Search;

namespace Persistence.Sqlite;

/// <summary>
/// Stores copies of the embeddings that searches have in memory. They may be lost at any time, and are not trusted, and whatever goes wrong with them is of
/// no matter. They are in the database, so that a backup that is restored has the copy of what it holds.
/// </summary>
/// <param name="context">The store.</param>
internal sealed class VectorCopies(SqliteContext context) : ISearchCopies
{
    private readonly VectorCopyTable _table = new(context.Sql.Table.Name);

    /// <inheritdoc/>
    public int LeastTexts => context.Database.Options.LeastSearched;

    /// <summary>The state of a session.</summary>
    /// <param name="stamp">By what it is known.</param>
    public static string StateOf(VectorStamp stamp) => string.Create(CultureInfo.InvariantCulture, $"{stamp.Last}:{stamp.Token}");

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>?> Read(string name, IoMode mode)
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

        try
        {
            // Each by itself, so that others may write in between, and the head last: until then the copy is one that is damaged.
            for (var part = parts.Count - 1; part >= 0; part--)
            {
                var (number, bytes) = (part, parts[part]);
                await context.Database.Connections.Write(null, new DelegateCommand(writer => _table.Write(writer.Context, name, (number, parts.Count), bytes.Span)), mode).ConfigureAwait(false);
            }
        }
        catch (SessionException)
        {
            // Tried again when as much has changed again.
        }
    }

    /// <inheritdoc/>
    public bool IsAddition(string former, string state) => Split(former) is var (before, token) && Split(state) is var (now, same) && token == same && before <= now;

    /// <inheritdoc/>
    public bool IsLasting(string state, DateTime asked) => true;

    private static (long Last, string Token) Split(string state)
    {
        var colon = state.IndexOf(':', StringComparison.Ordinal);
        return (long.TryParse(state.AsSpan(0, Math.Max(0, colon)), NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : long.MaxValue, state[(colon + 1)..]);
    }
}
