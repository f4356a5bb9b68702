using System.Security.Cryptography;
using System.Text;
using Persistence.Hashing;

namespace Persistence.Json.Tests.Values;

/// <summary>The hash of names is the one that the runtime computes, so that files and locks of all versions of the store agree.</summary>
public sealed class TextHashTests
{
    [Fact]
    public void It_is_the_hash_of_the_runtime()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var length = 0; length < 300; length++)
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(1, 0x700)));
            Assert.Equal((length, seed, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))), (length, seed, Convert.ToHexString(TextHash.Sha256(text))));
        }
    }
}
