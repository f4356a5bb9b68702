using Persistence.Json.Tests.Faults;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Catalogs;

/// <summary>What a person does to session files is found by the next call: of a store that is open, and of one that opens later and finds an index file from before.</summary>
public sealed class PersonsEditTests : IDisposable
{
    private static readonly JsonStoreOptions s_indexed = new() { LeastIndexed = 1 };

    private readonly TemporaryStore _place = new();
    private readonly TemporaryStore _other = new();

    public static TheoryData<string> Edits => [.. PersonsEdits.All.Keys];

    public void Dispose()
    {
        _place.Dispose();
        _other.Dispose();
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void The_next_call_finds_what_was_done_to_a_file(string edit)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every lookup reads all files");
        Fill(_place, 0);
        Fill(_other, 2);
        IndexedPlace.Write(_place, s_indexed);
        using var open = _place.Open(s_indexed);
        var before = Answers.Of(open);
        PersonsEdits.All[edit](_place.ChatFolder, _other.ChatFolder);

        // Asked before the others repair anything, and after.
        var known = Answers.Of(open);
        using var next = _place.Open(s_indexed);
        Assert.Equal(Answers.Of(next), known);
        Assert.Equal(Answers.Right(_place), known);
        Assert.Equal(known, Answers.Of(open));
        Assert.Equal(edit is "moved away and back" or "copied under another name" or "torn", before == known);
    }

    [Fact]
    public void Permissions_that_are_taken_away_are_reported_and_given_back_they_are_found_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every lookup reads all files");
        File.SetUnixFileMode(_place.Folder, (UnixFileMode)0x1ff);
        Unprivileged.Run(() =>
        {
            Fill(_place, 0);
            IndexedPlace.Write(_place, s_indexed);
            using var open = _place.Open(s_indexed);
            var before = Answers.Of(open);
            File.SetUnixFileMode(_place.FileOf("c1"), UnixFileMode.None);
            Check(open, before, isSame: false);
            File.SetUnixFileMode(_place.FileOf("c1"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Check(open, before, isSame: true);
        });
    }

    private void Check(ChatJsonStore open, string before, bool isSame)
    {
        var known = Answers.Of(open);
        using var next = _place.Open(s_indexed);
        Assert.Equal(Answers.Of(next), known);
        Assert.Equal(Answers.Right(_place), known);
        Assert.Equal(isSame, before == known);
    }

    // In the other folder every session has another phase and a second line, which is no longer than the first.
    private static void Fill(TemporaryStore place, int more)
    {
        using var store = place.Open(new JsonStoreOptions { Durability = Durability.Relaxed });
        for (var number = 0; number < 10; number++)
        {
            var chat = TemporaryStore.Chat($"c{number}");
            chat.Phase = number % 3;
            store.Create(chat);
            if (more > 0)
            {
                chat.Phase = (number % 3) + more;
                store.Save(chat);
            }
        }

        if (more > 0)
        {
            store.Create(TemporaryStore.Chat("x1"));
        }
    }
}
