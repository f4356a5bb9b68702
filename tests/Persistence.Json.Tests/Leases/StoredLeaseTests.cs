using System.Text;
using System.Text.RegularExpressions;
using Persistence.Hashing;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Leases;

/// <summary>What is stored of a lease, and what becomes of it by an older build, compaction and recovery.</summary>
public sealed partial class StoredLeaseTests : IDisposable
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(5);

    private readonly TemporaryStore _place = new();

    private string JobFile => Path.Combine(_place.Folder, "job", "j.jsonl");

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_session_that_was_never_leased_is_stored_as_one_of_a_class_without_leases()
    {
        using var store = Open();
        store.Create(new Job { Id = "j", Steps = ["one"] });
        store.Save(store.Load("j"));
        store.AppendSteps("j", "two");
        Assert.DoesNotContain("$lease", File.ReadAllText(JobFile), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_line_has_the_lease_as_the_page_says()
    {
        using var store = Open();
        store.Create(new Job { Id = "j" });
        using var lease = store.TryAcquireLease("j", "agent-3", TimeSpan.FromSeconds(30))!;
        store.AppendRemarks("j", TemporaryStore.Remark("m1"));
        var lines = File.ReadAllLines(JobFile);
        Assert.Equal(3, lines.Length);
        Assert.All(lines[1..], line => Assert.Matches($"\"\\$lease\":\\{{\"number\":{lease.Number},\"attempts\":0,\"nonce\":[1-9][0-9]*,\"holder\":\"agent-3\",\"since\":\"[^\"]*Z\",\"until\":[0-9]+,\"duration\":30000,\"boot\":\"[-0-9a-f]{{36}} time:\\[[0-9]+\\]\"\\}}", line));
        lease.Dispose();
        Assert.Contains($"\"$lease\":{{\"number\":{lease.Number},\"attempts\":0}}", File.ReadAllLines(JobFile)[^1], StringComparison.Ordinal);
    }

    /// <summary>A build from before leases leaves the member out of the lines that it writes.</summary>
    [Fact]
    public void What_an_older_build_does_to_the_lease_its_holder_is_told()
    {
        using var store = Open();
        store.Create(new Job { Id = "j" });
        using var lease = store.TryAcquireLease("j", "a", s_long)!;
        store.AppendRemarks("j", TemporaryStore.Remark("m1"));
        WriteLastLineWithoutTheLease();
        Assert.Null(store.FindLease("j"));
        Assert.Throws<SessionLeaseLostException>(() => store.Under(lease).AppendSteps("j", "one"));
        using var next = store.TryAcquireLease("j", "b", s_long)!;
        Assert.True(next.Number > lease.Number, "numbers go on");
        Assert.Empty(store.Verify().Findings);
    }

    [Fact]
    public void Renewals_make_no_file_grow_for_ever_and_compaction_keeps_the_lease()
    {
        using var store = new JobJsonStore(_place.Folder, new JsonStoreOptions { CompactionMinimum = 4096, Durability = Durability.Relaxed });
        store.Create(new Job { Id = "j", Steps = ["one"] });
        using var lease = store.TryAcquireLease("j", "a", s_long)!;
        for (var renewal = 0; renewal < 500; renewal++)
        {
            Assert.True(lease.Renew());
        }

        Assert.InRange(new FileInfo(JobFile).Length, 1, 16_384);
        store.Under(lease).AppendSteps("j", "two");
        Assert.Equal("a", store.FindLease("j")!.Holder);
        using var other = Open();
        Assert.Equal(["one", "two"], other.Load("j").Steps);
    }

    [Fact]
    public void Recovery_releases_what_was_held()
    {
        using var store = Open();
        store.Create(new Job { Id = "j" });
        using var lease = store.TryAcquireLease("j", "a", s_long)!;
        store.AppendRemarks("j", TemporaryStore.Remark("m1"));
        var text = File.ReadAllText(JobFile);
        File.WriteAllText(JobFile, text.Replace("\"Agent-7\"", "\"Agent-8\"", StringComparison.Ordinal) + "\n");
        using var other = Open();
        other.Recover("j");
        Assert.Null(other.FindLease("j"));
        Assert.Throws<SessionLeaseLostException>(() => store.Under(lease).AppendSteps("j", "one"));
        using var next = other.TryAcquireLease("j", "b", s_long)!;
        Assert.Equal(lease.Number + 1, next.Number);
    }

    private JobJsonStore Open() => new(_place.Folder);

    private void WriteLastLineWithoutTheLease()
    {
        var lines = File.ReadAllLines(JobFile);
        var line = LeaseMember().Replace(lines[^1], "");
        var text = Encoding.UTF8.GetBytes(line[..line.LastIndexOf(",\"$crc\"", StringComparison.Ordinal)]);
        var end = new byte[LineNames.CrcLength];
        LineText.FormatCrc(Checksum.Of(text), end);
        File.WriteAllText(JobFile, string.Concat(lines[..^1].Select(static line => line + "\n")) + Encoding.UTF8.GetString(text) + Encoding.UTF8.GetString(end));
    }

    [GeneratedRegex(",\"\\$lease\":\\{[^}]*\\}")]
    private static partial Regex LeaseMember();
}
