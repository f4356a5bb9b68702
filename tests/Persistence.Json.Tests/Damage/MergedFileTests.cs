using System.Diagnostics;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>Two branches of git that both appended to a session, and were merged: every use says so, and Recover joins them.</summary>
public sealed class MergedFileTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    public static TheoryData<string, string> Merges
    {
        get
        {
            var all = new TheoryData<string, string>();
            string[] work = ["append 2", "append 1", "append 3", "save", "append 1 save", "save append 1 append 1"];
            foreach (var (ours, theirs) in work.SelectMany(ours => work.Select(theirs => (ours, theirs))))
            {
                all.Add(ours, theirs);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Merges))]
    public void No_use_takes_the_lines_of_two_branches_for_a_session_and_recover_joins_them(string ours, string theirs)
    {
        var (start, one, two) = Branches(ours, theirs);
        var file = _place.FileOf("a");
        File.WriteAllBytes(file, [.. one, .. two[start.Length..]]);
        CheckRefused(file);

        var expected = NotesOf(start).Concat(NotesOf(one[start.Length..])).Concat(NotesOf(two[start.Length..])).ToList();
        using var store = _place.Open();
        var recovery = Assert.Single(store.Recover("a").Recoveries);
        Assert.Equal([.. one, .. two[start.Length..]], File.ReadAllBytes(recovery.KeptIn!));
        var chat = store.Load("a");
        Assert.Equal(expected, chat.Notes);
        var saved = theirs.Contains("save", StringComparison.Ordinal) ? "theirs" : ours.Contains("save", StringComparison.Ordinal) ? "ours" : "topic";
        Assert.Equal(saved, chat.Topic);
        Assert.True(store.Verify().IsIntact);
        store.AppendNotes("a", "after");
        chat = store.Load("a");
        chat.Topic = "saved";
        store.Save(chat);
        Assert.True(_place.Open().Recover("a").IsEmpty);
    }

    [Fact]
    public void A_session_object_from_before_the_merge_is_a_conflict_where_a_branch_saved()
    {
        var (start, one, two) = Branches("save", "append 1");
        File.WriteAllBytes(_place.FileOf("a"), start);
        using var store = _place.Open();
        var before = store.Load("a");
        File.WriteAllBytes(_place.FileOf("a"), [.. one, .. two[start.Length..]]);
        store.Recover("a");
        Assert.Throws<SessionConflictException>(() => store.Save(before));
        Assert.Equal("ours", store.Load("a").Topic);
    }

    [Fact]
    public void Lines_that_both_sides_have_are_kept_once()
    {
        var (start, one, two) = Branches("append 2", "append 1");
        using (var store = _place.Open(new JsonStoreOptions { CompactionMinimum = 100 }))
        {
            File.WriteAllBytes(_place.FileOf("a"), one);
            var chat = store.Load("a");
            chat.Topic = new string('t', 2000);
            store.Save(chat);
            chat.Topic = "short";
            store.Save(chat);
            store.AppendNotes("a", "compacted");
        }

        // What a merge of a file that was written anew leaves: all of one side, then all of the other.
        var compacted = File.ReadAllBytes(_place.FileOf("a"));
        Assert.InRange(compacted.Length, 1, 2000);
        File.WriteAllBytes(_place.FileOf("a"), [.. compacted, .. two]);
        using var merged = _place.Open();
        merged.Recover("a");
        Assert.Equal(NotesOf(one).Append("compacted").Concat(NotesOf(two[start.Length..])), NotesOf(start).Concat(merged.Load("a").Notes.Skip(NotesOf(start).Count())));
    }

    [Fact]
    public void Entries_of_one_id_that_both_branches_appended_are_both_kept_and_count_as_there()
    {
        using var store = _place.Open();
        store.Create(TemporaryStore.Chat("a"));
        var start = File.ReadAllBytes(_place.FileOf("a"));
        store.AppendRemarks("a", TemporaryStore.Remark("r", "ours"));
        var one = File.ReadAllBytes(_place.FileOf("a"));
        File.WriteAllBytes(_place.FileOf("a"), start);
        store.AppendRemarks("a", TemporaryStore.Remark("r", "theirs"));
        File.WriteAllBytes(_place.FileOf("a"), [.. one, .. File.ReadAllBytes(_place.FileOf("a"))[start.Length..]]);
        store.Recover("a");
        Assert.Equal(["ours", "theirs"], store.Load("a").Remarks.Select(remark => remark.Content));
        Assert.Equal(2L, store.AppendRemarks("a", TemporaryStore.Remark("r", "again")));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void A_line_that_somebody_took_out_or_moved_is_noticed_by_every_use()
    {
        var (start, one, _) = Branches("append 1 append 1 append 1", "append 1");
        var lines = one.AsSpan().ToArray();
        var second = Array.IndexOf(lines, (byte)'\n', start.Length) + 1;
        var third = Array.IndexOf(lines, (byte)'\n', second) + 1;
        File.WriteAllBytes(_place.FileOf("a"), [.. one[..second], .. one[third..]]);
        CheckRefused(_place.FileOf("a"));
    }

    [Theory]
    [InlineData("merge=union")]
    [InlineData("merge")]
    [InlineData("")]
    public void Git_merges_two_branches_and_recover_joins_them(string attributes)
    {
        var (start, one, two) = Branches("append 2", "append 2");
        var name = Path.GetRelativePath(_place.Folder, _place.FileOf("a"));
        File.WriteAllText(Path.Combine(_place.Folder, ".gitattributes"), $"*.jsonl -text {attributes}\n");
        Git("init -q -b main");
        Commit(start, "start");
        Git("checkout -q -b other");
        Commit(two, "two");
        Git("checkout -q main");
        Commit(one, "one");
        var isMerged = Git("merge -q other", mayFail: attributes != "merge=union");
        Assert.Equal(attributes == "merge=union", isMerged);
        var merged = File.ReadAllBytes(_place.FileOf("a"));
        CheckRefused(_place.FileOf("a"));
        using var store = _place.Open();
        var recovery = Assert.Single(store.Recover("a").Recoveries);
        Assert.Equal(merged, File.ReadAllBytes(recovery.KeptIn!));
        Assert.Equal([.. NotesOf(one), .. NotesOf(two[start.Length..])], store.Load("a").Notes);
        Assert.True(store.Verify().IsIntact);

        void Commit(byte[] content, string message)
        {
            File.WriteAllBytes(_place.FileOf("a"), content);
            Git($"add .gitattributes {name}");
            Git($"commit -q -m {message}");
        }
    }

    [Fact]
    public void A_clone_that_changes_line_ends_loses_nothing()
    {
        var (_, one, _) = Branches("append 2", "save");
        File.WriteAllBytes(_place.FileOf("a"), one);
        Git("init -q -b main");
        Git($"add {Path.GetRelativePath(_place.Folder, _place.FileOf("a"))}");
        Git("commit -q -m start");
        Git("clone -q -c core.autocrlf=true . clone");
        using var store = new ChatJsonStore(Path.Combine(_place.Folder, "clone"));
        Assert.NotEqual(one, File.ReadAllBytes(Path.Combine(_place.Folder, "clone", "chat", "a.jsonl")));
        Assert.Equal(["a"], store.Keys());
        Assert.Contains("CR", Assert.Throws<SessionCorruptedException>(() => store.Load("a")).Message, StringComparison.Ordinal);
        store.Recover();
        Assert.Equal(NotesOf(one), store.Load("a").Notes);
    }

    // Every read and every change names the damage.
    private void CheckRefused(string file)
    {
        var before = File.ReadAllBytes(file);
        using var cold = _place.Open();
        foreach (var use in (Action<ChatJsonStore>[])
        [
            store => store.Load("a"), store => store.ReadNotes("a"), store => store.ReadNotes("a", 1, 2), store => store.ReadLastNotes("a", 1), store => store.CountNotes("a"),
            store => store.Exists("a"), store => store.Load("a", SessionLoad.HeaderOnly), store => store.AppendNotes("a", "x"), store => store.AppendRemarks("a", TemporaryStore.Remark("r")),
        ])
        {
            using var store = _place.Open();
            foreach (var one in (ChatJsonStore[])[store, cold])
            {
                Assert.Contains("Recover", Assert.Throws<SessionCorruptedException>(() => use(one)).Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal(["a"], cold.Keys());
        Assert.Empty(cold.FindByPhase(0));
        Assert.False(cold.Verify().IsIntact);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    private (byte[] Start, byte[] Ours, byte[] Theirs) Branches(string ours, string theirs)
    {
        using var store = _place.Open();
        store.Create(TemporaryStore.Chat("a"));
        store.AppendNotes("a", "s1", "s2");
        store.AppendNotes("a", "s3");
        var start = File.ReadAllBytes(_place.FileOf("a"));
        var one = Work(store, ours, "ours");
        File.WriteAllBytes(_place.FileOf("a"), start);
        return (start, one, Work(store, theirs, "theirs"));
    }

    private byte[] Work(ChatJsonStore store, string work, string name)
    {
        var number = 0;
        var words = work.Split(' ');
        for (var index = 0; index < words.Length; index++)
        {
            if (words[index] == "save")
            {
                var chat = store.Load("a");
                chat.Topic = name;
                store.Save(chat);
                continue;
            }

            store.AppendNotes("a", [.. Enumerable.Range(0, words[++index][0] - '0').Select(_ => $"{name}{++number}")]);
        }

        return File.ReadAllBytes(_place.FileOf("a"));
    }

    private static IEnumerable<string> NotesOf(byte[] lines) => System.Text.Encoding.UTF8.GetString(lines).Split('\n')
        .Where(line => line.Length > 0)
        .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["$logs"]?["notes"]?["entries"]?.AsArray() ?? [])
        .SelectMany(entries => entries.Select(entry => entry!.GetValue<string>()));

    private bool Git(string arguments, bool mayFail = false)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _place.Folder, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in (IEnumerable<(string, string)>)
        [
            ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_AUTHOR_NAME", "a"), ("GIT_AUTHOR_EMAIL", "a@b"), ("GIT_COMMITTER_NAME", "a"), ("GIT_COMMITTER_EMAIL", "a@b"),
        ])
        {
            start.Environment[name] = value;
        }

        using var process = StartOrSkip(start);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        Assert.True(mayFail || process.ExitCode == 0, $"git {arguments}: {output}");
        return process.ExitCode == 0;
    }

    private static Process StartOrSkip(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("there is no git");
            throw;
        }
    }
}
