using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Catalogs;

/// <summary>A query reads the headers that it gives out, and no others.</summary>
public sealed class QueryTests : IDisposable
{
    private const int Sessions = 40;

    private readonly TemporaryStore _place = new();
    private readonly CountedFiles _files = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_page_reads_its_own_headers_and_a_count_reads_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every query reads all files");
        using var store = Fill();
        store.Count();
        _files.Opened.Clear();
        Assert.Equal(["c07", "c12", "c17"], store.Query().WherePhase(2).After(store.Query().WherePhase(2).Take(1).Keys().Next).Take(3).Keys());
        Assert.Equal(["c02.jsonl", "c07.jsonl", "c12.jsonl", "c17.jsonl"], _files.Opened.Distinct().Order(StringComparer.Ordinal));
        _files.Opened.Clear();
        Assert.Equal(8, store.Query().WherePhase(2).Count());
        Assert.Equal(Sessions, store.Query().Count());
        Assert.Empty(_files.Opened);
        Assert.Equal("Phase", store.Query().WherePhase(2).Explain().Index);
        Assert.Equal(8, store.Query().WherePhase(2).Explain().Candidates);
    }

    [Fact]
    public void What_another_program_changes_is_found_as_it_is()
    {
        using var store = Fill();
        using var other = _place.Open();
        Assert.Equal(8, store.Query().WherePhase(4).Count());
        var page = store.Query().OrderByPhase(descending: true).Take(3).Keys();
        Assert.Equal(["c39", "c34", "c29"], page);
        other.Update("c24", static chat => chat.Phase = 0);
        other.Delete("c19");
        other.Create(new Chat { Id = "c14x", Phase = 4 });
        Assert.Equal(["c14x", "c14", "c09"], store.Query().OrderByPhase(descending: true).Take(3).After(page.Next).Keys());
        Assert.Equal(7, store.Query().WherePhase(4).Count());
    }

    private ChatJsonStore Fill()
    {
        var store = _place.Open(new JsonStoreOptions { Durability = Durability.Relaxed, Files = _files });
        store.CreateMany(Enumerable.Range(0, Sessions).Select(static number => new Chat { Id = $"c{number:D2}", Phase = number % 5 })).ThrowIfFailed();
        return store;
    }
}
