using Persistence.Hashing;

namespace Persistence.Json.Tests.Values;

/// <summary>The checksum of texts of every length is that of the documented polynomial, bit by bit.</summary>
public sealed class ChecksumTests
{
    [Fact]
    public void It_is_the_documented_one()
    {
        Assert.Equal(0xE3069283u, Checksum.Of("123456789"u8));
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var bytes = new byte[5000];
        random.NextBytes(bytes);
        foreach (var length in Enumerable.Range(0, 40).Concat([191, 192, 193, 383, 384, 385, 767, 768, 769, 775, 1535, 1536, 1537, 2304, 4999, 5000]).Concat(Enumerable.Range(0, 50).Select(_ => random.Next(bytes.Length))))
        {
            var start = random.Next(bytes.Length - length + 1);
            Assert.Equal((length, seed, BitByBit(bytes.AsSpan(start, length))), (length, seed, Checksum.Of(bytes.AsSpan(start, length))));
        }
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var unit in bytes)
        {
            crc ^= unit;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78u);
            }
        }

        return ~crc;
    }
}
