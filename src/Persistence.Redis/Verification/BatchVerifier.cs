using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Redis.Verification;

/// <summary>
/// Reads many sessions in two round trips: what one look at each shows, and then everything around them. Where all is well that is enough; a session in which it is not, or that is
/// being changed, is read by itself.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="tools">Connection, names and clock.</param>
/// <param name="shared">The listing and the indexes.</param>
internal sealed class BatchVerifier<TSession, TKey, TMap>(RedisContext tools, SharedKeys shared)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Reads sessions.</summary>
    /// <param name="keys">Their encoded keys.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>What was found, in the order of the keys.</returns>
    public async ValueTask<VerificationReport> Verify(IReadOnlyList<string> keys, IoMode mode)
    {
        var sessions = keys.Select(key => new OneSession(key, tools, shared)).ToList();
        var looks = await tools.Connection.RunAll(sessions.ConvertAll(static session => session.Verifier.Look(session.Key)), mode).ConfigureAwait(false);
        for (var position = 0; position < looks.Length; position++)
        {
            sessions[position].Take(looks[position]);
        }

        await Expectations.Ask(tools.Connection, [.. sessions.Select(static session => session.Expectations).OfType<Expectations>()], mode).ConfigureAwait(false);
        var report = new VerificationReport();
        foreach (var session in sessions)
        {
            report.Add(await session.End(mode).ConfigureAwait(false));
        }

        return report;
    }

    // One of them.
    private sealed class OneSession
    {
        private readonly RedisContext _tools;
        private readonly VerificationReport _report = new();
        private readonly VerificationReport _around = new();
        private SessionLook? _look;

        public OneSession(string key, RedisContext tools, SharedKeys shared)
        {
            (Key, _tools) = (key, tools);
            Verifier = new SessionVerifier<TSession, TKey, TMap>(tools, shared, tools.DisplayName, _report);
        }

        public string Key { get; }

        public SessionVerifier<TSession, TKey, TMap> Verifier { get; }

        public Expectations? Expectations { get; private set; }

        public void Take(StackExchange.Redis.RedisResult answer)
        {
            try
            {
                var look = new SessionLook(_tools.Keys.HashKey(Key), _tools.Description, answer);
                _look = Verifier.VerifyLook(Key, look) ? look : null;
                Expectations = _look is null ? null : Verifier.Expect(Key, look, _around);
            }
            catch (SessionException exception) when (IsDamage(exception))
            {
                _look = null;
                Report(exception);
            }
        }

        public async ValueTask<VerificationReport> End(IoMode mode)
        {
            if (Expectations is { AreMet: true } && _around.Findings.Count == 0)
            {
                _report.Add(_around);
                return _report;
            }

            try
            {
                if (_look is not null)
                {
                    await Verifier.VerifyAround(Key, _look, mode).ConfigureAwait(false);
                }
            }
            catch (SessionException exception) when (IsDamage(exception))
            {
                Report(exception);
            }

            return _report;
        }

        private static bool IsDamage(SessionException exception) => exception is SessionCorruptedException or SessionSchemaException;

        private void Report(SessionException exception) => _report.Add(Key, $"hash '{_tools.Keys.HashKey(Key)}'", exception);
    }
}
