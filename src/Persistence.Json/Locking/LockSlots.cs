using System.Buffers.Binary;
using Persistence.Hashing;

namespace Persistence.Json;

/// <summary>The numbers of locks.</summary>
internal static class LockSlots
{
    /// <summary>The lock that is held while values of unique indexes are checked and written.</summary>
    public const long Class = 1L << 62;

    /// <summary>The lock that is held while the index file is written.</summary>
    public const long Index = long.MaxValue - 2;

    /// <summary>The lock that is held while a copy of a search index is written.</summary>
    public const long Search = long.MaxValue - 3;

    /// <summary>The lock of a session.</summary>
    /// <param name="fileName">The session's file name.</param>
    /// <returns>Its slot: two names share one with a probability of 2^-62, and would merely wait for each other.</returns>
    public static long Of(string fileName) => BinaryPrimitives.ReadInt64LittleEndian(TextHash.Sha256(fileName)) & (Class - 1);

    /// <summary>The lock that is shared by all that wait for a lock.</summary>
    /// <param name="slot">The lock that they wait for.</param>
    /// <returns>Its slot.</returns>
    public static long WaitersOf(long slot) => slot == Class ? long.MaxValue - 1 : Class | slot;
}
