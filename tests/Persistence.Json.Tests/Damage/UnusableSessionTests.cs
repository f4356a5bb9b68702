using System.Runtime.Versioning;
using System.Text;
using Persistence.Hashing;
using Persistence.Json.Tests.Faults;
using Persistence.Json.Tests.PowerLoss;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>Each way in which the file of one session can be unusable: every listing goes on past it and names it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnusableSessionTests : IDisposable
{
    private static readonly Dictionary<string, Action<string>> s_ways = new()
    {
        ["no permission"] = static file => File.SetUnixFileMode(file, UnixFileMode.None),
        ["other text"] = static file => File.WriteAllText(file, "a list of things to buy\n"),
        ["other bytes"] = static file => File.WriteAllBytes(file, [.. Enumerable.Range(1, 255).Select(static value => (byte)value), (byte)'\n']),
        ["damaged header"] = static file => Flip(file, 200),
        ["damaged end"] = static file => Flip(file, (int)new FileInfo(file).Length - 60),
        ["newer schema"] = static file => Rewrite(file, "\"$schema\":1", "\"$schema\":9"),
        ["another class"] = static file => Rewrite(file, "\"phase\":0", "\"phase\":{}"),
        ["other line ends"] = static file => File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal)),
        ["a folder"] = static file =>
        {
            File.Delete(file);
            Directory.CreateDirectory(file);
        },
        ["a link"] = static file =>
        {
            File.Move(file, file + ".elsewhere");
            File.CreateSymbolicLink(file, file + ".elsewhere");
        },
        ["a pipe"] = static file =>
        {
            File.Delete(file);
            SpecialFiles.Pipe(file);
        },
        ["a disk that fails"] = static _ => { },
    };

    private readonly TemporaryStore _place = new();

    public static TheoryData<string> Ways => [.. s_ways.Keys];

    public void Dispose() => _place.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void It_never_hides_the_others_and_is_named(string way)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such files");
        File.SetUnixFileMode(_place.Folder, (UnixFileMode)0x1ff);
        Unprivileged.Run(() => Check(way));
    }

    private void Check(string way)
    {
        var files = new FaultyFiles();
        using (var store = _place.Open())
        {
            foreach (var key in (string[])["a", "b", "c"])
            {
                store.Create(TemporaryStore.Chat(key, new string('t', 300)));
                store.AppendNotes(key, new string('n', 300), "two");
            }
        }

        s_ways[way](_place.FileOf("b"));
        files.Fault = (kind, path) => way == "a disk that fails" && kind == FileOperationKind.Read && path == _place.FileOf("b") ? new IOException("Input/output error", 5) : null;
        using var other = _place.Open(new JsonStoreOptions { Files = files });

        Assert.Equal(["a", "b", "c"], other.Keys());
        Assert.Equal(3, other.Count());
        var found = other.FindByPhase(0);
        Assert.Equal(["a", "c"], found);
        CheckNamed(Assert.Single(found.Skipped));
        var purged = other.PurgeExpired();
        Assert.Equal(0, purged.Purged);
        Assert.All(purged.Skipped, CheckNamed);
        var finding = Assert.Single(other.Verify().Findings);
        Assert.Equal("b", finding.SessionKey);
        Assert.Contains("b.jsonl", finding.Location, StringComparison.Ordinal);
        Assert.Contains("'b'", Assert.ThrowsAny<SessionException>(() => other.Load("b")).Message, StringComparison.Ordinal);
        Assert.Equal(2, other.CountNotes("a"));
        other.AppendNotes("c", "three");
    }

    private static void CheckNamed(SkippedSession skipped)
    {
        Assert.Equal("b", skipped.Session);
        Assert.DoesNotContain('\n', skipped.Problem);
        Assert.Contains("Session 'b'", skipped.Problem, StringComparison.Ordinal);
    }

    private static void Flip(string file, int at)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[at] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    // Whole lines with another content.
    private static void Rewrite(string file, string text, string other)
    {
        var written = new StringBuilder();
        foreach (var line in File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var content = Encoding.UTF8.GetBytes(line[..^19].Replace(text, other, StringComparison.Ordinal));
            content = Encoding.UTF8.GetBytes(MoveTo(Encoding.UTF8.GetString(content), written.Length));
            written.Append(Encoding.UTF8.GetString(content)).Append(",\"$crc\":\"").Append($"{Checksum.Of(content):x8}").Append("\"}\n");
        }

        File.WriteAllText(file, written.ToString());
    }

    private static string MoveTo(string line, int at) => System.Text.RegularExpressions.Regex.Replace(line, "\"\\$at\":[0-9]+", $"\"$at\":{at}");
}
