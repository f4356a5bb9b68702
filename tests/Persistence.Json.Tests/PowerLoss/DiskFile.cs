namespace Persistence.Json.Tests.PowerLoss;

/// <summary>
/// One file as a disk holds it: what was synchronised, and what was done since, of which a loss of power leaves any
/// sectors and any of the lengths.
/// </summary>
internal sealed class DiskFile(byte[] durable)
{
    private const int Sector = 512;

    // The content after each operation since the last fsync; the first is the durable one.
    private readonly List<byte[]> _versions = [durable];

    public bool IsDurable => _versions.Count == 1;

    public void Write(long offset, byte[] bytes)
    {
        var next = _versions[^1].ToArray();
        Array.Resize(ref next, Math.Max(next.Length, (int)offset + bytes.Length));
        bytes.CopyTo(next, offset);
        _versions.Add(next);
    }

    public void SetLength(long length)
    {
        var next = _versions[^1].ToArray();
        Array.Resize(ref next, (int)length);
        _versions.Add(next);
    }

    public void Sync() => _versions.RemoveRange(0, _versions.Count - 1);

    /// <summary>What a loss of power may leave: all of it where that is little, else the ends and a random choice.</summary>
    public IEnumerable<byte[]> States(Random random, int most)
    {
        if (IsDurable)
        {
            yield return _versions[0];
            yield break;
        }

        var sectors = Enumerable.Range(0, (_versions.Max(version => version.Length) + Sector - 1) / Sector).Where(IsDirty).ToArray();
        foreach (var length in _versions.Select(version => version.Length).Distinct())
        {
            foreach (var kept in Choices(sectors.Length, random, most))
            {
                yield return Build(length, sectors, kept);
            }
        }
    }

    // Which sectors got to the disk: every subset of a few, else none, all, each beginning, each end, and random ones.
    private static IEnumerable<Func<int, bool>> Choices(int sectors, Random random, int most)
    {
        if (1 << Math.Min(sectors, 20) <= most)
        {
            return Enumerable.Range(0, 1 << sectors).Select<int, Func<int, bool>>(set => sector => (set >> sector & 1) == 1);
        }

        var beginnings = Enumerable.Range(0, sectors + 1).Select<int, Func<int, bool>>(count => sector => sector < count);
        var ends = Enumerable.Range(0, sectors + 1).Select<int, Func<int, bool>>(count => sector => sector >= count);
        var seeds = Enumerable.Range(0, most).Select(_ => random.Next()).ToArray();
        var some = seeds.Select<int, Func<int, bool>>(seed => sector => new Random(seed + sector).Next(2) == 0);
        return beginnings.Concat(ends).Concat(some);
    }

    private bool IsDirty(int sector) =>
        _versions.Skip(1).Any(version => !SectorOf(version, sector).SequenceEqual(SectorOf(_versions[0], sector)));

    private static ReadOnlySpan<byte> SectorOf(byte[] version, int sector)
    {
        var rest = version.AsSpan(Math.Min(sector * Sector, version.Length));
        return rest[..Math.Min(Sector, rest.Length)];
    }

    private byte[] Build(int length, int[] sectors, Func<int, bool> isKept)
    {
        var content = new byte[length];
        CopyTo(content, _versions[0], 0, length);
        for (var index = 0; index < sectors.Length; index++)
        {
            if (isKept(index))
            {
                CopyTo(content, _versions[^1], sectors[index] * Sector, Sector);
            }
        }

        return content;
    }

    private static void CopyTo(byte[] content, byte[] version, int at, int count)
    {
        count = Math.Min(count, Math.Min(content.Length, version.Length) - at);
        if (count > 0)
        {
            version.AsSpan(at, count).CopyTo(content.AsSpan(at));
        }
    }
}
