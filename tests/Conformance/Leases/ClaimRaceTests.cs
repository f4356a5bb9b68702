using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>What becomes of a claim when somebody saves the session between the look at it and the request for its lease.</summary>
public sealed class ClaimRaceTests : IDisposable
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly WatchedRuns _engine;
    private readonly LeasedRunEngineStore _store;
    private readonly LeasedRunInMemoryStore _other;

    public ClaimRaceTests()
    {
        var database = new InMemoryDatabase();
        _engine = new WatchedRuns(database);
        _store = new LeasedRunEngineStore(_engine);
        _other = new LeasedRunInMemoryStore(database);
    }

    public void Dispose()
    {
        _store.Dispose();
        _other.Dispose();
    }

    /// <summary>It is still due, and free: the same call claims it, as it is now.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_session_that_was_saved_meanwhile_is_looked_at_again(int saves)
    {
        Create("a", -1);
        var left = saves;
        _engine.Watched.Before = key => Save(key, run => run.Progress += left-- > 0 ? 1 : 0);
        using var claim = _store.ClaimDue("w", s_minute);
        Assert.NotNull(claim);
        Assert.Equal(("a", saves, 1), (claim.Session.Id, claim.Session.Progress, claim.Attempts));
        Assert.Equal(saves + 1, _engine.Watched.Requests.Count);
        claim.Session.DueAt = null;
        _store.Under(claim.Lease).Save(claim.Session);

        // What saves here is a step of the worker that had it.
        void Save(string key, Action<LeasedRun> change)
        {
            if (left > 0)
            {
                var run = _other.Load(key);
                change(run);
                _other.Save(run);
            }
        }
    }

    /// <summary>It is due later now, or deleted, or held: nobody looks for ever, and the next one is claimed.</summary>
    [Theory]
    [InlineData("later")]
    [InlineData("deleted")]
    [InlineData("held")]
    [InlineData("never")]
    public void A_session_that_is_not_to_be_claimed_any_more_is_passed_over(string change)
    {
        Create("a", -2);
        Create("b", -1);
        _engine.Watched.Before = key =>
        {
            if (key == "a")
            {
                Change(change);
            }
        };
        using var claim = _store.ClaimDue("w", s_minute);
        Assert.Equal("b", claim?.Session.Id);
        Assert.Null(_store.ClaimDue("w", s_minute));
    }

    /// <summary>
    /// Each of many workers finds the run that another one has just saved and given back: of all of them that ask while it is due and free, one claims it, and none says that there was nothing.
    /// </summary>
    [Fact]
    public void No_run_is_overlooked_by_everybody()
    {
        Create("a", -1);
        var nothing = 0;
        for (var step = 1; step <= 20; step++)
        {
            var isFirst = true;
            _engine.Watched.Before = key =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    using var faster = _other.ClaimDue("faster", s_minute)!;
                    faster.Session.Progress++;
                    faster.Session.DueAt = faster.Session.DueAt!.Value.AddMilliseconds(1);
                    _other.Under(faster.Lease).Save(faster.Session);
                }
            };
            using var claim = _store.ClaimDue("w", s_minute);
            nothing += claim is null ? 1 : 0;
        }

        Assert.Equal(0, nothing);
        Assert.Equal(20, _other.Load("a").Progress);
    }

    private void Create(string id, int minutes) => _other.Create(new LeasedRun { Id = id, DueAt = DateTimeOffset.UtcNow.AddMinutes(minutes) });

    private void Change(string change)
    {
        if (_other.Find("a") is not { DueAt: { } due } run || due > DateTimeOffset.UtcNow)
        {
            return;
        }

        switch (change)
        {
            case "deleted":
                _other.Delete("a");
                break;
            case "held":
                _other.TryAcquireLease("a", "somebody", s_minute);
                break;
            default:
                run.DueAt = change == "never" ? null : DateTimeOffset.UtcNow.AddHours(1);
                _other.Save(run);
                break;
        }
    }
}
