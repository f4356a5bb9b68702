using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Catalogs;

/// <summary>Unique values are looked up, and a value that a person brought in counts.</summary>
public sealed class UniqueValueTests : IDisposable
{
    private const int Sessions = 10;

    private readonly TemporaryStore _place = new();
    private readonly TemporaryStore _other = new();

    public void Dispose()
    {
        _place.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void A_value_is_checked_without_reading_all_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every lookup reads all files");
        var files = new CountedFiles();
        using var store = Fill(_place, files);
        files.Opened.Clear();
        store.Create(new Badge { Id = "next", Number = Sessions });
        Assert.Throws<SessionValidationException>(() => store.Create(new Badge { Id = "taken", Number = 3 }));
        Assert.DoesNotContain("b1.jsonl", files.Opened);
        Assert.Contains("b3.jsonl", files.Opened);
    }

    [Fact]
    public void A_value_that_was_copied_in_is_taken_and_one_that_was_deleted_is_free()
    {
        using var store = Fill(_place);
        using (var other = new BadgeJsonStore(_other.Folder))
        {
            other.Create(new Badge { Id = "copied", Number = 77 });
        }

        File.Copy(Path.Combine(_other.Folder, "badge", "copied.jsonl"), Path.Combine(_place.Folder, "badge", "copied.jsonl"));
        Assert.Throws<SessionValidationException>(() => store.Create(new Badge { Id = "late", Number = 77 }));
        File.Delete(Path.Combine(_place.Folder, "badge", "b3.jsonl"));
        store.Create(new Badge { Id = "late", Number = 3 });
    }

    private static BadgeJsonStore Fill(TemporaryStore place, IFileLayer? files = null)
    {
        var store = new BadgeJsonStore(place.Folder, new JsonStoreOptions { Durability = Durability.Relaxed, Files = files ?? SystemFiles.Instance });
        for (var number = 0; number < Sessions; number++)
        {
            store.Create(new Badge { Id = $"b{number}", Number = number });
        }

        return store;
    }
}
