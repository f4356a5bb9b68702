using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// Records appends and reads of one log by several clients, and checks them against each other: no entry lost, none
/// twice, calls whole, each writer's order kept, every read a prefix of the final log that holds what was acknowledged
/// before it began and nothing that was begun after it ended. Thread-safe.
/// </summary>
/// <param name="clock">
/// A clock that never goes back and that all clients share: <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> for the processes of one
/// machine. Null: a counter, for the threads of this process.
/// </param>
public sealed class AppendHistory(Func<long>? clock = null)
{
    private readonly List<HistoryAppend> _appends = [];
    private readonly List<HistoryRead> _reads = [];
    private long _counter;

    /// <summary>The appends recorded so far.</summary>
    public IReadOnlyList<HistoryAppend> Appends
    {
        get
        {
            lock (_appends)
            {
                return [.. _appends];
            }
        }
    }

    /// <summary>The reads recorded so far.</summary>
    public IReadOnlyList<HistoryRead> Reads
    {
        get
        {
            lock (_reads)
            {
                return [.. _reads];
            }
        }
    }

    /// <summary>Adds what clients in other processes recorded, timed by the same clock. For the thread that checks.</summary>
    /// <param name="appends">Their appends.</param>
    /// <param name="reads">Their reads.</param>
    public void Include(IEnumerable<HistoryAppend> appends, IEnumerable<HistoryRead> reads)
    {
        _appends.AddRange(appends);
        _reads.AddRange(reads);
    }

    /// <summary>Appends entries and records it.</summary>
    /// <param name="store">The client's store.</param>
    /// <param name="key">The session.</param>
    /// <param name="entries">The entries; their actions are unique in the history.</param>
    public void AppendSteps(IAgentRunStore store, Guid key, params RunStep[] entries)
    {
        ArgumentNullException.ThrowIfNull(store);
        var start = Now();
        var last = store.AppendSteps(key, entries);
        lock (_appends)
        {
            _appends.Add(new HistoryAppend([.. entries.Select(entry => entry.Action)], last, start, Now()));
        }
    }

    /// <summary>Reads the log and records it.</summary>
    /// <param name="store">The client's store.</param>
    /// <param name="key">The session.</param>
    public void ReadSteps(IAgentRunStore store, Guid key)
    {
        ArgumentNullException.ThrowIfNull(store);
        var start = Now();
        var entries = store.ReadSteps(key).Select(entry => entry.Action).ToList();
        lock (_reads)
        {
            _reads.Add(new HistoryRead(entries, start, Now()));
        }
    }

    /// <summary>Checks the history once all clients are done.</summary>
    /// <param name="final">The final log.</param>
    /// <exception cref="ConformanceException">It is not consistent; the message says where.</exception>
    public void CheckAgainst(IReadOnlyList<string> final)
    {
        ArgumentNullException.ThrowIfNull(final);
        Check.Equal(final.Count, final.Distinct(StringComparer.Ordinal).Count(), "entries of the final log that differ");
        Check.Equal(_appends.Sum(append => append.Entries.Count), final.Count, "entries of the final log");
        foreach (var append in _appends)
        {
            var start = (int)append.Last - append.Entries.Count;
            Check.Sequence(append.Entries, final.Skip(start).Take(append.Entries.Count), $"the entries at sequence {start + 1}");
        }

        foreach (var read in _reads)
        {
            Check.Sequence(final.Take(read.Entries.Count), read.Entries, "a read, which is a prefix of the final log");
            CheckTime(read);
        }

        CheckOrder();
    }

    /// <summary>
    /// Checks a history in which servers failed and others took over. Appends that were not acknowledged may be in the
    /// final log or not, and a read may have shown, at its end, entries that were lost before they were acknowledged.
    /// Everything else is as strict as ever: what was acknowledged is in the final log once, in the order in which it
    /// was acknowledged; reads hold all that was acknowledged before they began; and they are prefixes of the final log
    /// up to their first entry that was never acknowledged and lost.
    /// </summary>
    /// <param name="final">The final log.</param>
    /// <exception cref="ConformanceException">It is not consistent; the message says where.</exception>
    public void CheckAfterFailover(IReadOnlyList<string> final)
    {
        ArgumentNullException.ThrowIfNull(final);
        Check.Equal(final.Count, final.Distinct(StringComparer.Ordinal).Count(), "entries of the final log that differ");
        var positions = final.Select((entry, position) => (entry, position)).ToDictionary(pair => pair.entry, pair => pair.position, StringComparer.Ordinal);
        var acknowledged = _appends.SelectMany(append => append.Entries.Select(entry => (Entry: entry, append.Start, append.End))).ToList();
        Check.Sequence([], acknowledged.Select(append => append.Entry).Where(entry => !positions.ContainsKey(entry)), "acknowledged entries that are lost");
        foreach (var read in _reads)
        {
            var common = read.Entries.Zip(final).TakeWhile(pair => pair.First == pair.Second).Count();
            var rest = read.Entries.Skip(common).ToHashSet(StringComparer.Ordinal);
            Check.Sequence([], acknowledged.Where(append => append.End < read.End && rest.Contains(append.Entry)).Select(append => append.Entry), "acknowledged entries that a read showed elsewhere than the final log");
            var shown = read.Entries.ToHashSet(StringComparer.Ordinal);
            Check.Sequence([], acknowledged.Where(append => append.End < read.Start && !shown.Contains(append.Entry)).Select(append => append.Entry), "entries acknowledged before a read began that it lacks");
        }

        foreach (var later in acknowledged)
        {
            Check.True(
                acknowledged.TrueForAll(earlier => earlier.End >= later.Start || positions[earlier.Entry] < positions[later.Entry]),
                $"'{later.Entry}' comes after what was acknowledged before its append began");
        }
    }

    private void CheckTime(HistoryRead read)
    {
        var before = _appends.Where(append => append.End < read.Start).Select(append => append.Last).DefaultIfEmpty().Max();
        Check.True(read.Entries.Count >= before, $"a read of {read.Entries.Count} entries holds the {before} acknowledged before it began");
        var after = _appends.Where(append => append.Start > read.End).Select(append => append.Last - append.Entries.Count).DefaultIfEmpty(long.MaxValue).Min();
        Check.True(read.Entries.Count <= after, $"a read of {read.Entries.Count} entries holds nothing begun after it ended");
    }

    // An append that ended before another one began stands before it.
    private void CheckOrder()
    {
        foreach (var later in _appends)
        {
            Check.True(
                _appends.All(earlier => earlier.End >= later.Start || earlier.Last < later.Last),
                $"the append that ends at sequence {later.Last} comes after those acknowledged before it began");
        }
    }

    private long Now() => clock?.Invoke() ?? Interlocked.Increment(ref _counter);
}
