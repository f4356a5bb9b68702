using Persistence.Json.Tests.PowerLoss;

namespace Persistence.Json.Tests.Faults;

/// <summary>Every error that the file system may answer, at every call: the store is unavailable, never damaged, and says what to do.</summary>
public sealed class FileErrorTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly FaultyFiles _files = new();

    public static TheoryData<string, int> Errors
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var (number, (name, _)) in FileErrors.All)
            {
                all.Add(name, number);
            }

            all.Add("one that is in no table", 133);
            return all;
        }
    }

    public void Dispose() => _place.Dispose();

    [Theory]
    [MemberData(nameof(Errors))]
    public void It_makes_the_store_unavailable_and_is_never_damage(string name, int number)
    {
        using var store = _place.Open(new JsonStoreOptions { Files = _files });
        store.Create(TemporaryStore.Chat("a"));
        store.AppendNotes("a", "one");
        foreach (var fault in Forms(number))
        {
            foreach (var kind in Enum.GetValues<FileOperationKind>())
            {
                _files.Fail(kind, fault);
                foreach (var use in Uses(store))
                {
                    Check(use, $"{name} at {kind}", number, fault);
                }

                _files.Heal();
                Assert.Equal("one", store.Load("a").Notes[0]);
                Assert.True(store.Verify().IsIntact, $"{name} at {kind}: {string.Join("; ", store.Verify().Findings)}");
            }
        }
    }

    [Fact]
    public void The_page_about_the_format_has_the_table()
    {
        var page = Documents.PageReader.Page();
        Assert.All(FileErrors.All, error => Assert.Contains($"| {error.Value.Name} | {error.Value.Advice} |", page, StringComparison.Ordinal));
    }

    private static void Check(Action use, string what, int number, Exception fault)
    {
        try
        {
            use();
        }
        catch (SessionStoreUnavailableException problem)
        {
            Assert.DoesNotContain('\n', problem.Message);
            Assert.Contains(FileErrors.AdviceFor(number) is { } advice && number != FileErrors.NoDirectory ? advice : fault.Message.TrimEnd('.'), problem.Message, StringComparison.Ordinal);
            Assert.NotNull(problem.InnerException);
        }
        catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what}: {problem}");
        }
    }

    private static Action[] Uses(Sessions.ChatJsonStore store) =>
    [
        () => store.Load("a"), () => store.ReadLastNotes("a", 1), () => store.AppendNotes("a", "two"), () => store.AppendRemarks("a", TemporaryStore.Remark("r")),
        () => store.Create(TemporaryStore.Chat(Guid.NewGuid().ToString())), () => Save(store), () => Assert.NotEmpty(store.Keys()), () => store.Count(), () => store.FindByPhase(0),
        () => store.PurgeExpired(), () => store.Verify(), () => store.Recover("a"), () => store.Delete("b"), () => store.Exists("a"),
    ];

    private static void Save(Sessions.ChatJsonStore store)
    {
        var chat = store.Load("a");
        chat.Phase++;
        store.Save(chat);
        chat.Phase = 0;
        store.Save(chat);
    }

    // As the store's own calls report it, and as .NET does.
    private static IEnumerable<Exception> Forms(int number)
    {
        yield return NativeFiles.Failure("It cannot be done", number);
        if (number is 1 or FileErrors.AccessDenied)
        {
            yield return new UnauthorizedAccessException("Access to the path is denied.", new IOException("Permission denied", number));
        }
    }
}
