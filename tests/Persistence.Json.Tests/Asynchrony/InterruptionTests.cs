using Persistence.Json.Tests.Faults;
using Persistence.Json.Tests.PowerLoss;
using Persistence.Json.Tests.Sessions;
using Persistence.Tests.Threads;

namespace Persistence.Json.Tests.Asynchrony;

/// <summary>A thread that is interrupted while it waits for others does not end its call, whose change others may make.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly FaultyFiles _files = new();
    private readonly ChatJsonStore _store;
    private readonly List<InterruptedCall> _calls = [];

    public InterruptionTests()
    {
        _store = _place.Open(new JsonStoreOptions { Files = _files });
        _store.Create(TemporaryStore.Chat("a"));
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    [Fact]
    public void Who_waits_for_a_commit_leads_the_next_and_takes_others_along()
    {
        WhileFlushing(
            () => _store.AppendNotes("a", "first"),
            () => _store.AppendNotes("a", "second"),
            () => _store.AppendNotes("a", "third"));
        Assert.Equal(4L, _store.AppendNotes("a", "last"));
        Assert.Equal(["first", "second", "third", "last"], _store.ReadNotes("a"));
    }

    [Fact]
    public void A_delete_waits_for_a_commit()
    {
        WhileFlushing(() => _store.AppendNotes("a", "first"), () => _store.Delete("a"));
        Assert.False(_store.Exists("a"));
        _store.Create(TemporaryStore.Chat("a"));
    }

    [Fact]
    public void A_value_that_no_other_may_have_waits_for_the_check_of_another()
    {
        using var badges = new BadgeJsonStore(_place.Folder, new JsonStoreOptions { Files = _files });
        WhileFlushing(
            () => badges.Create(new Badge { Id = "x", Number = 1 }),
            () => badges.Create(new Badge { Id = "y", Number = 2 }));
        Assert.Equal(["x", "y"], badges.Keys());
    }

    [Fact]
    public void Closing_waits_for_a_commit()
    {
        WhileFlushing(() => _store.AppendNotes("a", "first"), _store.Dispose);
        Assert.Equal(0, _files.OpenFiles);
        using var again = _place.Open();
        Assert.Equal(["first"], again.ReadNotes("a"));
    }

    [Fact]
    public void A_commit_waits_for_another_process()
    {
        using (var others = new SessionLocks(_place.ChatFolder, TimeSpan.Zero))
        {
            Assert.True(others.TryTake(LockSlots.Of("a.jsonl")));
            _calls.Add(InterruptedCall.Begin(() => _store.AppendNotes("a", "first")));
        }

        _calls.ForEach(call => call.EndsAsIfItWereNot());
        Assert.Equal(["first"], _store.ReadNotes("a"));
    }

    // Interrupts calls one after the other, each while it waits, when another call is about to flush.
    private void WhileFlushing(Action change, params Action[] waiting)
    {
        _files.Fault = (kind, _) =>
        {
            if (kind == FileOperationKind.Sync)
            {
                _files.Heal();
                _calls.AddRange(waiting.Select(InterruptedCall.Begin));
            }

            return null;
        };
        change();
        _calls.ForEach(call => call.EndsAsIfItWereNot());
    }
}
