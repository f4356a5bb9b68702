using System.Security.Cryptography;
using System.Text;
using Persistence.Tool.Canonical;

namespace Persistence.Tool.Tests.Documents;

/// <summary>Checksums are computed on another thread, chunk by chunk: they are right wherever a session begins and ends.</summary>
public sealed class DigestStreamTests
{
    private const int Chunk = 128 * 1024;

    [Fact]
    public void Checksums_of_sessions_of_any_size_are_those_of_their_lines()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var target = new MemoryStream();
        using var written = new DigestStream(target);
        var expected = new StringBuilder();
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var session = 0; session < 40; session++)
        {
            // Around the size of chunks, so that each kind of line comes to stand at an edge.
            var text = new string('x', random.Next(3) switch { 0 => random.Next(1, 300), 1 => (Chunk / 2) + random.Next(-90, 90), _ => Chunk + random.Next(-200, 200) }) + "\n";
            written.BeginSession();
            foreach (var piece in text.Chunk(random.Next(1, 70_000)))
            {
                written.Write(Encoding.UTF8.GetBytes(piece));
            }

            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
            if (random.Next(5) == 0)
            {
                Abandon(written, target, expected, text);
                continue;
            }

            written.EndSession();
            whole.AppendData(digest);
            expected.Append(text).Append($"{{\"sha256\":\"{Convert.ToHexStringLower(digest)}\"}}\n");
        }

        Assert.Equal(Convert.ToHexStringLower(whole.GetCurrentHash()), written.EndAll());
        Assert.True(expected.ToString() == Encoding.UTF8.GetString(target.ToArray()), $"seed {seed}");
    }

    [Fact]
    public void What_the_target_throws_ends_the_writer()
    {
        using var written = new DigestStream(new FullStream());
        Assert.Throws<IOException>(() =>
        {
            for (var session = 0; session < 100; session++)
            {
                written.BeginSession();
                written.Write(new byte[Chunk]);
                written.EndSession();
            }
        });
    }

    // What was handed on already stands in the document, followed by a line that says that it does not count.
    private static void Abandon(DigestStream written, MemoryStream target, StringBuilder expected, string text)
    {
        var before = expected.Length;
        written.Abandon();
        written.EndAll();
        var rest = Encoding.UTF8.GetString(target.ToArray())[before..];
        if (rest.Length > 0)
        {
            Assert.EndsWith("\n{\"abandoned\":true}\n", rest, StringComparison.Ordinal);
            Assert.StartsWith(rest[..^"\n{\"abandoned\":true}\n".Length], text, StringComparison.Ordinal);
            expected.Append(rest);
        }
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("full");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("full");
    }
}
