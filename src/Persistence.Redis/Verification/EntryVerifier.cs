using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Verification;

/// <summary>
/// Looks for everything that finds a session: its entries in the listing and the indexes, and the reservations of its unique
/// values. All of it is written before the commit that needs it, and removed after the one that does not: so
/// what a hash held before and holds afterwards was there in between.
/// </summary>
internal sealed class EntryVerifier(RedisContext tools, SharedKeys shared)
{
    /// <summary>Looks for them.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="look">What its hash holds.</param>
    /// <param name="unconfirmed">Receives what is missing.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask Verify(string key, SessionLook look, List<UnconfirmedFinding> unconfirmed, IoMode mode)
    {
        var values = IndexFields.ReadAll(tools.Description, look.Hash.Fields);
        await FindEntries(key, look, values, (unconfirmed, mode)).ConfigureAwait(false);
        foreach (var value in values.Where(value => tools.Description.Indexes[value.Index].IsUnique))
        {
            await FindReservation(key, value, unconfirmed, mode).ConfigureAwait(false);
        }
    }

    /// <summary>Says what must be true of them.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="look">What its hash holds.</param>
    /// <param name="expectations">Receives it.</param>
    public void Expect(string key, SessionLook look, Expectations expectations)
    {
        var values = IndexFields.ReadAll(tools.Description, look.Hash.Fields);
        foreach (var (_, index, member) in Entries(key, look, values))
        {
            expectations.Add(SharedKeys.Read("ZSCORE", shared.NameOf(index), member), static answer => ProblemOf(((Task<RedisResult>)answer).Result) is null);
        }

        foreach (var value in values.Where(value => tools.Description.Indexes[value.Index].IsUnique))
        {
            expectations.Add(Holder(key, value), answer => HolderOf(((Task<RedisResult>)answer).Result) == (KeyKind.Text, key));
        }
    }

    private List<(IndexedValue? Value, IndexDescription? Index, string Member)> Entries(string key, SessionLook look, List<IndexedValue> values)
    {
        var sortable = KeyOrder.ToSortable(key, tools.Description.KeyParts);
        var entries = values.ConvertAll(value => (
            Value: (IndexedValue?)value,
            Index: (IndexDescription?)tools.Description.Indexes[value.Index],
            Member: new IndexMember(value.Value, sortable, value.Token).InIndex()));
        if (CommitToken.Parse(look.Hash.Listed) is { Value: > 0 } listed)
        {
            entries.Add((null, null, new IndexMember("", sortable, listed).InListing()));
        }

        entries.RemoveAll(entry => !shared.AreUsable(entry.Index));
        return entries;
    }

    private async ValueTask FindEntries(string key, SessionLook look, List<IndexedValue> values, (List<UnconfirmedFinding> Unconfirmed, IoMode Mode) run)
    {
        var entries = Entries(key, look, values);
        var requests = entries.ConvertAll(entry => SharedKeys.Read("ZSCORE", shared.NameOf(entry.Index), entry.Member));
        var scores = await tools.Connection.RunAll(requests, run.Mode).ConfigureAwait(false);
        for (var position = 0; position < scores.Length; position++)
        {
            if (ProblemOf(scores[position]) is { } problem)
            {
                run.Unconfirmed.Add(new UnconfirmedFinding(entries[position].Value, $"sorted set '{shared.NameOf(entries[position].Index)}'", problem));
            }
        }
    }

    private RedisRequest Holder(string key, IndexedValue value) =>
        new() { Script = VerifyScripts.Holder, Keys = [tools.Keys.Unique(tools.Description.Indexes[value.Index], value.Value)], SessionKey = key, IsRead = true };

    private static (string Kind, string Holder) HolderOf(RedisResult answer) => ((string)answer[0]!, UniqueHolder.Parse((string?)answer[1] ?? "").Key);

    // Members of the same score sort by their bytes, and only so are they found.
    private static string? ProblemOf(RedisResult score) =>
        score.IsNull ? "the session's entry is missing, so it cannot be found there"
        : (double)score is not 0 and var other ? FormattableString.Invariant($"the score is {other} and not 0 for the session's entry, so it cannot be found there")
        : null;

    private async ValueTask FindReservation(string key, IndexedValue value, List<UnconfirmedFinding> unconfirmed, IoMode mode)
    {
        var index = tools.Description.Indexes[value.Index];
        var request = Holder(key, value);
        var (kind, holder) = HolderOf((await tools.Connection.Run(request, mode).ConfigureAwait(false)).Result);
        if (holder != key)
        {
            unconfirmed.Add(new UnconfirmedFinding(
                value,
                $"key '{request.Keys[0]}'",
                kind is not (KeyKind.Nothing or KeyKind.Text) ? KeyKind.Problem(kind, KeyKind.Text)
                : string.IsNullOrEmpty(holder) ? $"the session's value of unique index {index.Name} is not reserved, so another session may take it"
                : $"the session's value of unique index {index.Name} is reserved for session '{holder}', which may have it too"));
        }
    }
}
