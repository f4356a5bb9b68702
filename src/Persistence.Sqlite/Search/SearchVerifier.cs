using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Search;

namespace Persistence.Sqlite;

/// <summary>Compares the search indexes with what is stored, and builds one again that is not what it should be.</summary>
/// <param name="context">The store.</param>
/// <param name="rows">What is searched by each index.</param>
/// <param name="repair">Builds an index again.</param>
internal sealed class SearchVerifier(SqliteContext context, IReadOnlyDictionary<SearchPlace, ISearchedRows> rows, SearchRepair repair)
{
    /// <summary>Compares, and repairs.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>A finding for each index in which something is wrong.</returns>
    public async ValueTask<List<IntegrityFinding>> Verify(IoMode mode)
    {
        var findings = new List<IntegrityFinding>();
        foreach (var place in context.Searches)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            if (await context.Database.Connections.Read(null, connection => ProblemOf(connection, place), mode).ConfigureAwait(false) is { } problem)
            {
                var isRepaired = await repair.Rebuild(place, mode).ConfigureAwait(false);
                findings.Add(new IntegrityFinding(null, $"table '{place.Sql.Blocks}'", $"{problem}; {(isRepaired ? "the search index was built again" : "open the store where the database can be changed, and verify again: that builds the search index again")}"));
            }
        }

        return findings;
    }

    private string? ProblemOf(SqliteConnectionContext connection, SearchPlace place)
    {
        try
        {
            return SnapshotReader.OfOneMoment(connection, () => Compare(connection, place));
        }
        catch (FormatException damage)
        {
            return damage.Message;
        }
        catch (SqliteException fault)
        {
            return fault.Message;
        }
    }

    private string? Compare(SqliteConnectionContext connection, SearchPlace place)
    {
        var generation = place.Generation(connection);
        if (generation == 0)
        {
            // Another version of the program keeps it, or nobody does: nothing is searched by it.
            return null;
        }

        var audit = new SearchIndexAudit(place.Sql.Members.Count);
        var left = place.Numbers.Dead(connection, context.NowMilliseconds);
        var missing = rows[place].Expect(connection, place, (audit, left));
        var wrong = audit.Compare(new SearchBlocks(connection, place.Sql), left);
        return wrong.Count + missing == 0
            ? null
            : $"the search index does not have the words of {wrong.Count + missing} of the sessions or entries that it stands for";
    }
}
