using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>What a session class is made of, as far as engines must know. Immutable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SessionDescription
{
    /// <summary>The class's name, for messages.</summary>
    public required string ClassName { get; init; }

    /// <summary>The storage name: table, folder part or key prefix. Matches <c>[a-z0-9_]+</c> unless the user chose another.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the stored shape, 1 or higher.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>
    /// In which column and form each member is stored, as JSON (docs/stored-shape.md). Stores record it, so that a program that does not have the class can read them. Empty: not known.
    /// It may be given with apostrophes in place of quotes.
    /// </summary>
    public string Columns
    {
        get => ColumnsWithDefaults?.Invoke().Replace('\'', '"') ?? field;
        init => field = value.Replace('\'', '"');
    } = "";

    /// <summary>Makes <see cref="Columns"/> where a default stands in it that only the class knows; null where none does.</summary>
    public Func<string>? ColumnsWithDefaults { get; init; }

    /// <summary>What is stored where: a line for each place, as in <c>PersistedSchema.txt</c> and without versions, in ordinal order; empty where that is not known.</summary>
    public string Shape { get; init; } = "";

    /// <summary>The upgrade steps of the header; null for none.</summary>
    public SchemaUpgrades? Upgrades { get; init; }

    /// <summary>Whether the header or a log has upgrade steps.</summary>
    public bool HasUpgrades { get; init; }

    /// <summary>How long a session lives; null for ever.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Whether each commit starts the time to live again.</summary>
    public bool SlidingExpiration { get; init; }

    /// <summary>Whether a member says when its session expires.</summary>
    public bool HasOwnExpiry { get; init; }

    /// <summary>Whether an append, which prolongs the life of its session, has to ask the stored header where that life ends at the latest (see <see cref="OwnExpiry.Stored"/>).</summary>
    public bool AppendsAskForExpiry => HasOwnExpiry && SlidingExpiration;

    /// <summary>Whether sessions expire, or some of them.</summary>
    public bool MayExpire => TimeToLive is not null || HasOwnExpiry;

    /// <summary>The parts of the key, in order.</summary>
    public required IReadOnlyList<KeyPartKind> KeyParts { get; init; }

    /// <summary>The header's members, in the order they are written; the key's parts first.</summary>
    public required IReadOnlyList<MemberDescription> Members { get; init; }

    /// <summary>The logs, by ordinal.</summary>
    public IReadOnlyList<LogDescription> Logs { get; init; } = [];

    /// <summary>The indexes, by ordinal.</summary>
    public IReadOnlyList<IndexDescription> Indexes { get; init; } = [];

    /// <summary>The members of the header that are searched, by ordinal.</summary>
    public IReadOnlyList<SearchMember> Searchable { get; init; } = [];

    /// <summary>The embedding of the header; null for none.</summary>
    public VectorMember? Vector { get; init; }

    /// <summary>Whether anything of the class is searched.</summary>
    public bool IsSearched => Searchable.Count > 0 || Vector is not null || Logs.Any(static log => log.Searchable.Count > 0 || log.Vector is not null);

    /// <summary>Whether sessions can be leased.</summary>
    public bool HasLeases { get; init; }

    /// <summary>The ordinal of the index that says when sessions are due; -1 for none.</summary>
    public int DueIndex { get; init; } = -1;

    /// <summary>How often a session is claimed at most without a new due time.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>
    /// When a session written now expires, given when it would expire without this commit. A commit never shortens a life, whatever the clock
    /// says: a clock that was set back would end the session too early once it is right again. An end that no clock reaches is never.
    /// </summary>
    /// <param name="now">The present.</param>
    /// <param name="current">The present expiry; null for a session that is being created or never expires.</param>
    /// <param name="isCreation">True when this commit creates the session.</param>
    /// <returns>The expiry after the commit; null for never.</returns>
    public DateTimeOffset? ExpiryAfterCommit(DateTimeOffset now, DateTimeOffset? current, bool isCreation) =>
        isCreation ? EndOfLife(now) : SlidingExpiration ? Later(EndOfLife(now), current) : current;

    /// <summary>When a session that is created or saved now expires; also one that is appended to, with what its stored header says (<see cref="OwnExpiry.Stored"/>) where <see cref="AppendsAskForExpiry"/>.</summary>
    /// <param name="now">The present.</param>
    /// <param name="current">The present expiry; null for a session that is being created or never expires.</param>
    /// <param name="own">What the session says itself: the end, or where each commit prolongs its life, the latest one. Where it says nothing any more, its life starts again as that of a new one.</param>
    /// <param name="isCreation">True when this commit creates the session.</param>
    /// <returns>The expiry after the commit; null for never.</returns>
    public DateTimeOffset? ExpiryAfterSave(DateTimeOffset now, DateTimeOffset? current, OwnExpiry own, bool isCreation) =>
        own.At is null ? ExpiryAfterCommit(now, current, isCreation || own.WasSet)
        : SlidingExpiration ? Earlier(own.At, ExpiryAfterCommit(now, current, isCreation))
        : own.At;

    // The stored end may be absent because the class had no time to live then: its session gets one with this commit.
    private static DateTimeOffset? Later(DateTimeOffset? end, DateTimeOffset? current) => current > end ? current : end;

    // Null is never.
    private static DateTimeOffset? Earlier(DateTimeOffset? own, DateTimeOffset? end) => end < own ? end : own;

    private DateTimeOffset? EndOfLife(DateTimeOffset now) =>
        TimeToLive is { } time && time <= DateTimeOffset.MaxValue - now ? now + time : null;
}
