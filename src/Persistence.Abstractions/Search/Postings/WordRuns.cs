namespace Persistence.Search;

/// <summary>
/// How often a word stands in the members of one session or entry: for each member that holds it a number, which is the member and the count in one, and says whether another one follows.
/// Once in the first member, as most words stand where one member is searched, is 0.
/// </summary>
internal static class WordRuns
{
    /// <summary>Writes the count in a member.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="members">How many members are searched.</param>
    /// <param name="run">The member's ordinal, how often the word stands there, and whether another member follows.</param>
    public static void Write(PackedWriter output, int members, (int Member, int Count, bool HasMore) run) =>
        output.Number(((run.Member + ((long)members * (run.Count - 1))) << 1) | (run.HasMore ? 1L : 0L));

    /// <summary>Reads the count in a member.</summary>
    /// <param name="input">Where it stands.</param>
    /// <param name="members">How many members are searched.</param>
    /// <returns>The member's ordinal, how often the word stands there, and whether another member follows.</returns>
    public static (int Member, int Count, bool HasMore) Read(ref PackedReader input, int members)
    {
        var number = input.Int();
        var run = number >> 1;
        return (run % members, (run / members) + 1, (number & 1) != 0);
    }

    /// <summary>Goes over all counts of a word.</summary>
    /// <param name="input">Where they stand.</param>
    /// <param name="members">How many members are searched.</param>
    /// <returns>Their sum.</returns>
    public static int Skip(ref PackedReader input, int members)
    {
        var total = 0;
        bool hasMore;
        do
        {
            (_, var count, hasMore) = Read(ref input, members);
            total += count;
        }
        while (hasMore);
        return total;
    }
}
