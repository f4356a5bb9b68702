using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Verification;

/// <summary>Reads all of one session, and reports what is wrong with it. Others may change it meanwhile.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="tools">Connection, names and clock.</param>
/// <param name="shared">The listing and the indexes.</param>
/// <param name="store">The store, for messages.</param>
/// <param name="report">Receives the damage.</param>
internal sealed class SessionVerifier<TSession, TKey, TMap>(RedisContext tools, SharedKeys shared, string store, VerificationReport report)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly EntryVerifier _entries = new(tools, shared);

    /// <summary>The request of a look at a session.</summary>
    /// <param name="key">Its encoded key.</param>
    public RedisRequest Look(string key) => new()
    {
        Script = VerifyScripts.Look,
        Keys = SessionLook.Keys(tools.Keys.HashKey(key), tools.Description),
        SessionKey = key,
        IsRead = true,
    };

    /// <summary>Checks what a look shows.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="look">The look.</param>
    /// <returns>Whether it makes sense to look at what is around the hash.</returns>
    public bool VerifyLook(string key, SessionLook look)
    {
        if (look.IsAbsent || tools.Clock.HasExpired(look.Hash.Expires))
        {
            return false;
        }

        report.Sessions++;
        SessionGuard.ReadKey<TSession, TKey, TMap>(key, store);
        foreach (var (name, problem) in look.WrongKeys)
        {
            report.Add(key, $"key '{name}'", problem);
        }

        if (look.LacksHash)
        {
            report.Add(key, $"key '{tools.Keys.HashKey(key)}'", "the session's hash is missing, while other keys of it are there");
        }

        return look.Hash.IsThere && VerifyHash(key, look);
    }

    /// <summary>Says what must be true around a session in which all is well.</summary>
    /// <param name="key">Its encoded key.</param>
    /// <param name="look">What a look shows.</param>
    /// <param name="found">Receives what is wrong with entries.</param>
    /// <returns>Null where that does not say enough: others may change what was read, and it must be looked at again.</returns>
    public Expectations? Expect(string key, SessionLook look, VerificationReport found)
    {
        if (MayChangeMeanwhile(look))
        {
            return null;
        }

        var expectations = new Expectations();
        _entries.Expect(key, look, expectations);
        Logs(key, look, found).Expect(look, expectations);
        return expectations;
    }

    // One look is one moment. Answers whether it makes sense to go on.
    private bool VerifyHash(string key, SessionLook look)
    {
        var hash = $"hash '{tools.Keys.HashKey(key)}'";
        var values = new IndexValues();
        var areKnown = false;
        try
        {
            TMap.CollectIndexValues(Decoder(key).Session<TSession, TKey, TMap>(look.Hash, tools.Clock)!, values);
            areKnown = true;
            report.Missing.AddRange(IndexFieldCheck.Missing(tools.Description, look.Hash.Fields, values.Values).Where(shared.IsComplete).Select(index => (key, index)));
        }
        catch (SessionException exception) when (exception is not SessionStoreUnavailableException)
        {
            report.Add(key, hash, exception);
            if (!look.Hash.IsSession || look.Hash.Schema > tools.Description.SchemaVersion)
            {
                return false;
            }
        }

        if (look.Expires is not null && look.Hash.Expires is null)
        {
            report.Add(key, ExpiryText.Place(tools.Keys.HashKey(key)), ExpiryText.Problem(look.Expires));
        }

        if (CommitToken.Parse(look.Hash.Listed) is { Value: <= 0 })
        {
            report.Add(key, $"{hash}, field '{Fields.Listed}'", $"'{look.Hash.Listed}' is no token of a commit, so the session's entry in the listing cannot be distinguished from a stale one: load it, delete it and create it again");
        }

        foreach (var (index, problem) in IndexFieldCheck.Problems(tools.Description, look.Hash.Fields, areKnown ? values.Values : null).Where(problem => !shared.IsOutdated(problem.Index)))
        {
            report.Add(key, $"{hash}, field '{Fields.Index(index)}'", problem);
        }

        return true;
    }

    /// <summary>Checks what several answers show together, read once more where it seems to be damage.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="look">What a look shows.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask VerifyAround(string key, SessionLook look, IoMode mode)
    {
        while (true)
        {
            var (found, unconfirmed) = (new VerificationReport(), new List<UnconfirmedFinding>());
            await _entries.Verify(key, look, unconfirmed, mode).ConfigureAwait(false);
            await Logs(key, look, found).Verify(look, unconfirmed, mode).ConfigureAwait(false);
            var again = unconfirmed.Count > 0 || MayChangeMeanwhile(look) ? new SessionLook(tools.Keys.HashKey(key), tools.Description, (await tools.Connection.Run(Look(key), mode).ConfigureAwait(false)).Result) : look;
            var isSame = again.Hash.Listed == look.Hash.Listed && again.Hash.Schema <= tools.Description.SchemaVersion && !tools.Clock.HasExpired(again.Hash.Expires);
            if (isSame && HasChangedMeanwhile(look, again))
            {
                look = again;
                continue;
            }

            report.Add(found);
            if (isSame)
            {
                Confirm(key, unconfirmed, again);
            }

            return;
        }
    }

    private bool MayChangeMeanwhile(SessionLook look) => look.MayBeRenamed || (tools.Description.HasUpgrades && look.Hash.Schema < tools.Description.SchemaVersion);

    // Others renamed a log, perhaps before it was read to its end, or added entries of the present version to a session of an earlier one. No log gets back its
    // former name, and no session its former version, so this comes to an end.
    private static bool HasChangedMeanwhile(SessionLook look, SessionLook again) => again.Hash.Schema != look.Hash.Schema || look.IsRenamedIn(again);

    private void Confirm(string key, List<UnconfirmedFinding> unconfirmed, SessionLook again)
    {
        var values = IndexFields.ReadAll(tools.Description, again.Hash.Fields);
        foreach (var finding in unconfirmed.Where(finding => finding.Value is not { } value || values.Contains(value)))
        {
            report.Add(key, finding.Where, finding.Problem);
        }
    }

    private SessionLogs<TSession, TKey, TMap> Logs(string key, SessionLook look, VerificationReport found) =>
        new(tools, Decoder(key) with { Versions = VersionFields.Of(tools.Description, look.Hash) }, found);

    private SessionDecoder Decoder(string key) => new(key, tools.Keys.HashKey(key), store, tools.Description);
}
