using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

public sealed class JsonMonitoring : MonitoringTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitoring-json-").FullName;

    private protected override string System => "json";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private protected override IMultichatSessionStore Open(StoreMonitoring monitoring) => new MultichatSessionJsonStore(_folder, new JsonStoreOptions { Monitoring = monitoring });

    private protected override ILeasedRunStore OpenRuns(StoreMonitoring monitoring) => new LeasedRunJsonStore(_folder, new JsonStoreOptions { Monitoring = monitoring });

    private protected override ITeamMemoryStore OpenMemories(StoreMonitoring monitoring) => new TeamMemoryJsonStore(_folder, new JsonStoreOptions { Monitoring = monitoring });

    // The one store repairs while it holds the session, and goes on when the other one has reported that it waits.
    [Fact]
    public async Task A_recovery_and_a_wait_for_another_writer_count()
    {
        using var log = new MeasurementLog(Name);
        using var waits = new ManualResetEventSlim();
        using var repairs = new ManualResetEventSlim();
        using (var store = Open(new StoreMonitoring()))
        {
            store.Create(Samples.Chat("secret-key"));
        }

        await File.AppendAllTextAsync(Directory.GetFiles(_folder, "*.jsonl", SearchOption.AllDirectories).Single(), "{\"torn", TestContext.Current.CancellationToken);
        var first = new Recorder(one =>
        {
            repairs.Set();
            waits.Wait();
        });
        var second = new Recorder(_ => waits.Set());
        using (var repairing = Open(new StoreMonitoring { Name = Name, Observer = first }))
        using (var waiting = Open(new StoreMonitoring { Name = Name, Observer = second }))
        {
            var append = Task.Run(() => repairing.AppendMessages("secret-key", Samples.Message(1)));
            repairs.Wait(TestContext.Current.CancellationToken);
            waiting.AppendMessages("secret-key", Samples.Message(2));
            await append;
        }

        var recovered = Assert.Single(first.Events);
        Assert.Equal((StoreEventKind.Recovered, 6, null), (recovered.Kind, recovered.Count, recovered.SessionKey));
        Assert.DoesNotContain("secret", recovered.Reason, StringComparison.Ordinal);
        Assert.Equal(StoreEventKind.Retried, Assert.Single(second.Events).Kind);
        Assert.Single(log.Of("persistence.recoveries"));
        Assert.Single(log.Of("persistence.retries"));
    }
}
