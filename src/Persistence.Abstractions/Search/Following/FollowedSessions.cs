namespace Persistence.Search;

/// <summary>Which sessions an index in memory has, each under a number, and how far they are from the stored copy of the index. For one thread.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
internal sealed class FollowedSessions<TKey>
    where TKey : notnull
{
    private readonly Dictionary<string, FollowedSession<TKey>> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<long, ChangedSession<TKey>> _byNumber = [];
    private readonly HashSet<long> _retired = [];
    private long _numbers;

    /// <summary>The names of the sessions.</summary>
    public IReadOnlyCollection<string> Names => _sessions.Keys;

    /// <summary>The numbers of sessions that were taken out, and of which something is still kept.</summary>
    public IReadOnlySet<long> Retired => _retired;

    /// <summary>How many texts the sessions have.</summary>
    public long Texts { get; private set; }

    /// <summary>How many texts a program has to read that knows the stored copy, and how many of the copy are of no use.</summary>
    public long Unkept { get; private set; }

    /// <summary>Gives a number that no session has or had.</summary>
    public long NewNumber() => ++_numbers;

    /// <summary>Finds a session.</summary>
    /// <param name="name">Its name.</param>
    public FollowedSession<TKey>? Find(string name) => _sessions.GetValueOrDefault(name);

    /// <summary>The session of a number; null where there is none.</summary>
    /// <param name="number">The number.</param>
    public ChangedSession<TKey>? Of(long number) => _byNumber.GetValueOrDefault(number);

    /// <summary>Adds a session, or replaces what is known of it.</summary>
    /// <param name="session">The session.</param>
    public void Set(FollowedSession<TKey> session)
    {
        if (Find(session.Session.Name) is { } known)
        {
            Texts -= known.Texts;
            Unkept -= known.Unkept;
        }

        _sessions[session.Session.Name] = session;
        _byNumber[session.Number] = session.Session;
        Texts += session.Texts;
        Unkept += session.Unkept;
    }

    /// <summary>Takes a session out.</summary>
    /// <param name="name">Its name.</param>
    public void Remove(string name)
    {
        if (_sessions.Remove(name, out var known))
        {
            _byNumber.Remove(known.Number);
            _retired.Add(known.Number);
            Texts -= known.Texts;
            Unkept += known.Texts - (2L * known.Unkept);
        }
    }

    /// <summary>Forgets numbers of which nothing is kept any more.</summary>
    /// <param name="numbers">The numbers.</param>
    public void Forget(IReadOnlyCollection<long> numbers) => _retired.ExceptWith(numbers);

    /// <summary>Begins, before any session was added, with those of a stored copy that are there.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="present">All sessions that are there.</param>
    /// <param name="isAddition">Whether texts were only added from one state to another one.</param>
    /// <returns>The names of those that are as they were.</returns>
    public IReadOnlySet<string> Begin(SearchCopy copy, IEnumerable<ChangedSession<TKey>> present, Func<string, string, bool> isAddition)
    {
        _numbers = copy.Numbers;
        _retired.UnionWith(copy.Retired);
        _retired.UnionWith(copy.Sessions.Values.Select(static session => session.Number));
        Unkept = copy.Sessions.Values.Sum(static session => (long)session.Texts);
        var same = new HashSet<string>(StringComparer.Ordinal);
        foreach (var session in present)
        {
            // A number that two sessions have is that of the first one.
            if (!copy.Sessions.TryGetValue(session.Name, out var copied) || !_retired.Remove(copied.Number))
            {
                continue;
            }

            Unkept -= copied.Texts;
            var isKnown = session is { IsKnown: true, State: not null } && copied.State is not null;
            var isSame = isKnown && session.State == copied.State;
            if (isSame)
            {
                same.Add(session.Name);
            }

            // Where others than the last texts may have changed all are read, and compared.
            var life = isSame || (isKnown && isAddition(copied.State!, session.State!)) ? session.Life : null;
            var known = new ChangedSession<TKey>(session.Name, session.Key, session.SortKey, session.Expires) { IsKnown = true, Life = life, State = copied.State };
            Set(new FollowedSession<TKey>(known, copied.Number, copied.Texts, copied.Hash));
        }

        return same;
    }

    /// <summary>Puts a copy together that another program can begin with. What is there now is taken for stored.</summary>
    /// <param name="fingerprint">What it is of.</param>
    /// <param name="content">What is kept of the sessions.</param>
    /// <param name="isLasting">Whether any later change of a session gives it another state.</param>
    public IReadOnlyList<ReadOnlyMemory<byte>> Copy(byte[] fingerprint, IFollowedContent content, Func<string, bool> isLasting)
    {
        var sessions = new List<(string, CopiedSession)>(_sessions.Count);
        foreach (var (name, session) in _sessions)
        {
            session.Unkept = 0;
            sessions.Add((name, new CopiedSession(session.Session.State is { } state && isLasting(state) ? state : null, session.Number, session.Texts, session.Hash)));
        }

        Unkept = 0;
        var output = new CopyWriter();
        content.CopyTo(output);
        return CopyFormat.Write(fingerprint, (_numbers, _retired), CopiedSessions.Write(sessions), output.Parts);
    }
}
