using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>Verify reads files with several threads, some at a time: it leaves out none, and names them in one order.</summary>
public sealed class ManyFilesTests : IDisposable
{
    private const int Sessions = 150;

    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Verify_reads_every_file_once()
    {
        string[] damaged = ["m000", "m031", "m032", "m149"];
        using var store = _place.Open(new JsonStoreOptions { Durability = Durability.Relaxed });
        for (var number = 0; number < Sessions; number++)
        {
            store.Create(TemporaryStore.Chat($"m{number:D3}"));
            store.AppendNotes($"m{number:D3}", "one");
        }

        Array.ForEach(damaged, key => File.AppendAllText(_place.FileOf(key), "{\"$commit\":2}\n"));
        var report = store.Verify();
        Assert.Equal(damaged, report.Findings.Select(static finding => finding.SessionKey).Order(StringComparer.Ordinal));
        Assert.Equal(report.Findings.Select(static finding => finding.SessionKey), store.Verify().Findings.Select(static finding => finding.SessionKey));
        Assert.Equal(Sessions, report.SessionsChecked);
    }
}
