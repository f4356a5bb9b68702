using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.TestKit;

/// <content>Verification.</content>
public sealed partial class InMemorySessionEngine<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public override ValueTask<IntegrityReport> Verify(IoMode mode) => Verify(null, mode);

    /// <inheritdoc/>
    public override ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode)
    {
        var run = new VerifyRun(progress, mode.Cancellation);
        lock (_table.Gate)
        {
            var sessions = _table.Live();
            run.Total = sessions.Count;
            for (var part = 0; part < sessions.Count; part++)
            {
                Verify(run, part, sessions[part]);
            }
        }

        return ValueTask.FromResult(run.End());
    }

    private void Verify(VerifyRun run, int part, StoredSession stored)
    {
        try
        {
            DecodeKey(stored.Key);
            var snapshot = _reader.Snapshot(stored);
            _reader.Build(stored.Key, snapshot, int.MaxValue);
            run.Take(part, 1, snapshot.Logs.Sum(static log => (long)log.Length), []);
        }
        catch (SessionException problem)
        {
            run.Take(part, 1, 0, [StoredProblems.Finding(problem, stored.Key, $"in-memory session '{stored.Key}'")]);
        }
    }
}
