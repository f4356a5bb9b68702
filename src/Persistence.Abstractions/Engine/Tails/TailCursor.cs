namespace Persistence.Engine;

/// <summary>Where a tail stands: the page that it reads, the last entry that it has, and by what it recognises that the log is still the same one.</summary>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <param name="afterSequence">The sequence after which it begins.</param>
/// <param name="fingerprint">Gives a number that is the same for the same entry; always 0 where the engine has none.</param>
/// <remarks>
/// A log only grows, so a log that is shorter than the cursor, or has another entry there, is not the one that was read: its session was deleted and created again,
/// a damaged file was recovered with fewer entries, or a server lost entries in a failover. To go on would leave out entries, or repeat some.
/// </remarks>
internal sealed class TailCursor<TEntry>(long afterSequence, Func<TEntry, long> fingerprint)
{
    private long _taken = afterSequence;
    private long _read = afterSequence;
    private long _last;
    private bool _hasCaughtUp;
    private bool _mustReportEnd;
    private IReadOnlyList<TEntry> _page = [];
    private int _position;
    private (long Version, long Token) _session;
    private long? _lastFingerprint;

    /// <summary>The sequence of the last entry that was read.</summary>
    public long Read => _read;

    /// <summary>Whether the log was read at least once.</summary>
    public bool HasLooked { get; private set; }

    /// <summary>Whether the log ended.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>What to read next: the entry at the cursor once more, where it is known, and those after it.</summary>
    /// <param name="count">The most entries to read.</param>
    public LogRange NextRange(int count) => _lastFingerprint is null ? LogRange.After(_read, count) : LogRange.After(_read - 1, count + 1);

    /// <summary>Takes what was read.</summary>
    /// <returns>Whether it was all that the log has.</returns>
    public bool Accept(TailPage<TEntry> page)
    {
        var known = _lastFingerprint is null ? 0 : 1;
        if (page.LastSequence < _read || IsOther(page))
        {
            End();
            return true;
        }

        HasLooked = true;
        _session = (page.Version, page.Token);
        (_page, _position, _last) = (page.Entries, known, page.LastSequence);
        if (page.Entries.Count > known)
        {
            _read += page.Entries.Count - known;
            _lastFingerprint = fingerprint(page.Entries[^1]);
        }

        return _read >= _last;
    }

    /// <summary>Takes the next event of what was read.</summary>
    public bool TryTake(out LogEvent<TEntry> next)
    {
        if (_position < _page.Count)
        {
            next = new LogEvent<TEntry>(LogEventKind.Entry, ++_taken, _page[_position++]);
            return true;
        }

        // Read entries are the consumer's now.
        (_page, _position) = ([], 0);
        next = new LogEvent<TEntry>(_mustReportEnd ? LogEventKind.Ended : LogEventKind.CaughtUp, _taken, default);
        if (_mustReportEnd)
        {
            _mustReportEnd = false;
            return true;
        }

        var isNews = HasLooked && !IsEnded && !_hasCaughtUp && _read >= _last;
        _hasCaughtUp |= isNews;
        return isNews;
    }

    /// <summary>The session is gone, or another one.</summary>
    public void End() => IsEnded = _mustReportEnd = true;

    // Every save changes version and token; a lower version, or the same one with another token, is another session.
    private bool IsOther(TailPage<TEntry> page) =>
        (HasLooked && (page.Version < _session.Version || (page.Version == _session.Version && page.Token != _session.Token)))
        || (_lastFingerprint is { } expected && (page.Entries.Count == 0 || fingerprint(page.Entries[0]) != expected));
}
