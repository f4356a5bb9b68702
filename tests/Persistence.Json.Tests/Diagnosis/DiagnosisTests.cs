using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Diagnosis;

/// <summary>Each fact of a diagnosis: it is brought about, and its message read.</summary>
public sealed class DiagnosisTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_store_that_is_well_says_so()
    {
        using var store = _store.Open();
        var diagnosis = store.Diagnose();
        Assert.Equal(StoreHealth.Healthy, diagnosis.Health);
        Assert.Equal(["reachable", "writable", "disk"], diagnosis.Facts.Select(static fact => fact.Name));
    }

    [Fact]
    public void A_directory_that_is_gone_is_named()
    {
        using var store = _store.Open();
        Directory.Delete(_store.ChatFolder, recursive: true);
        var diagnosis = store.Diagnose();
        Assert.Equal(StoreHealth.Unhealthy, diagnosis.Health);
        Assert.Contains("The directory is gone", Fact(diagnosis, "reachable").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_is_nearly_full_is_named()
    {
        using var store = _store.Open(new JsonStoreOptions { FreeSpace = static _ => 12 * 1024 * 1024 });
        var fact = Fact(store.Diagnose(), "disk");
        Assert.Equal(StoreHealth.Degraded, fact.Health);
        Assert.StartsWith($"12 MiB are free at '{_store.ChatFolder}', less than 256 MiB: ", fact.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_that_nobody_claims_are_counted_and_what_is_torn_or_damaged_is_left_as_it_is()
    {
        using var store = new JobJsonStore(_store.Folder);
        foreach (var id in new[] { "whole", "torn", "damaged" })
        {
            store.Create(new Job { Id = id, DueAt = DateTimeOffset.UtcNow.AddHours(-1) });
        }

        var torn = Path.Combine(_store.Folder, "job", "torn.jsonl");
        File.AppendAllText(torn, "{\"torn\":");
        var damaged = Path.Combine(_store.Folder, "job", "damaged.jsonl");
        File.WriteAllText(damaged, "nothing that a store wrote\n");
        var before = File.ReadAllText(torn);
        using var fresh = new JobJsonStore(_store.Folder);
        var fact = Fact(fresh.Diagnose(), "claims");
        Assert.Equal(StoreHealth.Degraded, fact.Health);
        Assert.Equal("1 session of Job has been due for longer than 00:05:00, and nobody claims it: is a worker running that calls ClaimDue?", fact.Message);
        Assert.Equal((before, "nothing that a store wrote\n"), (File.ReadAllText(torn), File.ReadAllText(damaged)));
    }

    [Fact]
    public void Maintenance_compacts_what_is_superseded_and_leaves_what_is_damaged()
    {
        using var store = _store.Open();
        var chat = TemporaryStore.Chat("a", new string('x', 2000));
        store.Create(chat);
        store.Create(TemporaryStore.Chat("small"));
        for (var number = 0; number < 10; number++)
        {
            store.AppendRemarks("a", TemporaryStore.Remark($"{number}"));
            chat.Topic = $"{number}" + chat.Topic[1..];
            store.Save(chat);
        }

        File.WriteAllText(_store.FileOf("damaged"), "nothing that a store wrote\n");
        var before = new FileInfo(_store.FileOf("a")).Length;
        var done = store.Maintain();
        var after = new FileInfo(_store.FileOf("a")).Length;
        Assert.Equal(new MaintenanceResult(1, before - after), done);
        Assert.InRange(after, 2000, 8000);
        Assert.Equal((chat.Topic, 10), (store.Load("a").Topic, store.Load("a").Remarks.Count));
        Assert.Equal(default, store.Maintain());
        Assert.Equal("nothing that a store wrote\n", File.ReadAllText(_store.FileOf("damaged")));
        store.Save(chat);
    }

    private static StoreFact Fact(StoreDiagnosis diagnosis, string name) => Assert.Single(diagnosis.Facts, fact => fact.Name == name);
}
