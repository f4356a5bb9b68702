using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>
/// The entries of one log on their way to the server. Few are sent with the script that writes the session. More are staged piece by piece, because a script holds up the server; of the pieces a bounded number is under way at a
/// time, so that each is answered soon, and takes little memory. For one thread.
/// </summary>
/// <param name="database">Sends them.</param>
/// <param name="stage">The name of the list for staged entries; that of their ids ends with <c>:ids</c>. No other copy has it.</param>
/// <param name="ids">The members that are the id of an entry.</param>
internal sealed class StagedEntries(IDatabase database, string stage, IReadOnlyList<string> ids)
{
    private const int PieceEntries = 500;
    private const int PieceBytes = 512 * 1024;
    private const int MostUnderWay = 4;

    // Of a copy that was killed the server removes them.
    private const long KeptMilliseconds = 60 * 60 * 1000;

    private readonly List<(RedisValue Id, RedisValue Entry)> _piece = [];
    private readonly Queue<Task> _underWay = new();
    private int _bytes;
    private long _staged;

    /// <summary>Takes an entry.</summary>
    /// <param name="entry">The entry.</param>
    public void Add(ReadOnlySpan<byte> entry)
    {
        if (_piece.Count == PieceEntries || _bytes > PieceBytes)
        {
            Stage();
        }

        _piece.Add((EntryId.Of(entry, ids) ?? "", entry.ToArray()));
        _bytes += entry.Length;
    }

    /// <summary>Writes what the script gets of this log: whether it has ids, how many entries are staged, how many come with the script, and those.</summary>
    /// <param name="values">Receives it.</param>
    public void End(List<RedisValue> values)
    {
        if (_staged > 0 && _piece.Count > 0)
        {
            Stage();
        }

        while (_underWay.TryDequeue(out var oldest))
        {
            database.Wait(oldest);
        }

        values.AddRange([ids.Count > 0 ? "1" : "", _staged, _piece.Count]);
        values.AddRange(_piece.SelectMany(entry => ids.Count > 0 ? new[] { entry.Id, entry.Entry } : [entry.Entry]));
    }

    private void Stage()
    {
        // One script, so that nothing is left without an end where this process is killed.
        _underWay.Enqueue(database.ScriptEvaluateAsync(CopyScripts.Stage, [stage, stage + ":ids"], [KeptMilliseconds, _piece.Count, .. _piece.Select(static entry => entry.Entry), .. _piece.Select(static entry => entry.Id).Where(static id => id != "")]));
        if (_underWay.Count > MostUnderWay)
        {
            database.Wait(_underWay.Dequeue());
        }

        _staged += _piece.Count;
        _piece.Clear();
        _bytes = 0;
    }
}
