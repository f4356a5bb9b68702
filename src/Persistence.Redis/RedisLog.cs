using System.Globalization;
using System.Runtime.InteropServices;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Commits;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Reading;
using Persistence.Redis.Scripts;
using Persistence.Redis.Search;
using Persistence.Redis.Sessions;
using Persistence.Search;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <summary>One log of a session class in Redis.</summary>
/// <param name="context">Connection and names.</param>
/// <param name="append">Appends.</param>
/// <param name="reader">Reads.</param>
internal sealed class RedisLog<TSession, TKey, TEntry, TLog>(RedisContext context, AppendCommand append, LogReader reader) : LogHandler<TSession, TKey, TEntry>(TLog.Description)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TLog : ILogMap<TSession, TEntry>
{
    private readonly RedisScript _plain = (context.Description.HasUpgrades, TLog.Description.HasIds) switch
    {
        (false, false) => AppendScripts.Append,
        (false, true) => AppendScripts.AppendWithIds,
        (true, false) => UpgradeScripts.Append,
        (true, true) => UpgradeScripts.AppendWithIds,
    };

    private readonly RedisScript _leased = (context.Description.HasUpgrades, TLog.Description.HasIds) switch
    {
        (false, false) => LeasedScripts.Append,
        (false, true) => LeasedScripts.AppendWithIds,
        (true, false) => UpgradeScripts.LeasedAppend,
        (true, true) => UpgradeScripts.LeasedAppendWithIds,
    };

    // To a shared log of a leased session others may append.
    private readonly bool _isExclusive = context.Description.HasLeases && TLog.Description.Append == AppendRule.Exclusive;
    private readonly string _schema = context.Description.SchemaVersion.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override ValueTask<AppendResult> Append(EncodedKey<TKey> key, ReadOnlySpan<TEntry> entries, IoMode mode) =>
        append.Run(Request(key, entries), mode);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TEntry>> Read(EncodedKey<TKey> key, LogRange range, IoMode mode)
    {
        var (stored, before, decoder) = await reader.Read(key.Text, Description, ListRange.Of(range), mode).ConfigureAwait(false);
        return DecodedEntries.Of<TSession, TEntry, TLog>(stored, before, decoder);
    }

    /// <inheritdoc/>
    public override async ValueTask<BatchOutcome<IReadOnlyList<TEntry>>[]> ReadEach(IReadOnlyList<(EncodedKey<TKey> Key, long Sequence)> places, IoMode mode)
    {
        if (Description.FormerNames.Count > 0)
        {
            return await base.ReadEach(places, mode).ConfigureAwait(false);
        }

        var outcomes = await reader.ReadEach([.. places.Select(static place => (place.Key.Text, place.Sequence))], Description, mode).ConfigureAwait(false);
        return [.. outcomes.Select((outcome, position) => DecodedEntries.Of<TSession, TEntry, TLog>(outcome, places[position].Sequence - 1))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TEntry>? Decode(EncodedKey<TKey> key, SessionContent content, long after)
    {
        var stored = (StampContent)content.Stored;
        var known = after - content.After;
        return known >= 0 && known <= stored.Values.Length ? DecodedEntries.Of<TSession, TEntry, TLog>(((RedisValue[])stored.Values!).AsSpan((int)known), after, reader.Checked(key.Text, stored.Fields)) : null;
    }

    /// <inheritdoc/>
    public override ValueTask<long> Count(EncodedKey<TKey> key, IoMode mode) => reader.Count(key.Text, Description, mode);

    /// <inheritdoc/>
    public override async ValueTask<TailPage<TEntry>> ReadTail(EncodedKey<TKey> key, LogRange range, IoMode mode)
    {
        var page = await reader.ReadTail(key.Text, Description, ListRange.Of(range), mode).ConfigureAwait(false);
        var entries = new List<TEntry>(page.Stored.Length);
        page.Decoder.Entries<TSession, TEntry, TLog>(page.Stored, range.IsFromEnd ? page.Length - page.Stored.Length : range.AfterSequence, entries);
        return new TailPage<TEntry>(entries, page.Length, page.Version, page.Token);
    }

    /// <inheritdoc/>
    public override long Fingerprint(TEntry entry) => JsonEntries.Fingerprint<TSession, TEntry, TLog>(entry);

    /// <inheritdoc/>
    protected override ReadOnlySpan<TEntry> EntriesOf(TSession session) => TLog.GetEntries(session);

    /// <inheritdoc/>
    protected override void Encode(ReadOnlySpan<TEntry> added, int firstPosition, PreparedSave<TSession> save, ValidationErrors errors)
    {
        var draft = ((RedisSave<TSession>)save).Draft;
        var mustBe = Description.Append == AppendRule.Exclusive && !save.IsCreation ? save.ExpectedLast(Description.Ordinal).ToString(CultureInfo.InvariantCulture) : "";
        if (!save.IsCreation && mustBe.Length == 0 && added.IsEmpty)
        {
            return;
        }

        draft.Concern(Description, mustBe, added.Length);
        var before = draft.LogArguments.Count;
        CollectionsMarshal.SetCount(draft.LogArguments, before + EntryEncoder.Arguments(Description, added.Length));
        EntryEncoder.Encode<TSession, TEntry, TLog>(added, firstPosition, errors, CollectionsMarshal.AsSpan(draft.LogArguments)[before..]);
    }

    private RedisRequest Request(EncodedKey<TKey> session, ReadOnlySpan<TEntry> entries)
    {
        var key = session.Text;
        var isLeased = session.Lease != 0 || _isExclusive;
        var errors = new ValidationErrors();
        var (description, clock) = (context.Description, context.Clock);
        var arguments = new RedisValue[1 + EntryEncoder.Arguments(Description, entries.Length)];
        arguments[0] = clock.MayExpire ? clock.WithLife(_schema, append.Expiries?.Argument(key)) : _schema;
        EntryEncoder.Encode<TSession, TEntry, TLog>(entries, 0, errors, arguments.AsSpan(1));
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key, context.DisplayName, errors);
        }

        var hashKey = context.Keys.HashKey(key);
        var list = RedisKeys.Log(hashKey, Description.StorageName);
        RedisKey[] own = Description.HasIds ? [hashKey, list, RedisKeys.Ids(list)] : [hashKey, list];
        return new RedisRequest
        {
            Script = context.Publishing(isLeased ? _leased : _plain),
            // The other keys are there for their time to live.
            Keys = description.SlidingExpiration ? [.. own, .. RedisKeys.OfLogs(hashKey, description).Except(own)] : own,
            Values = isLeased ? [.. arguments, .. LeaseText.Arguments(session.Lease, clock)] : arguments,
            IsLeased = isLeased,
            SessionKey = key,
            Entries = entries.Length,
            IsRepeatable = Description.HasIds || entries.IsEmpty,
        };
    }
}
