namespace Persistence.Json;

/// <summary>The names of the members of a line.</summary>
internal static class LineNames
{
    /// <summary>How many there are.</summary>
    public const int Count = 16;

    /// <summary>The length of what ends each line: <c>,"$crc":"01234567"}</c> and the newline.</summary>
    public const int CrcLength = 20;

    /// <summary>
    /// The length of the end of a line by which a line seen before is recognised: the token, which is random, and the
    /// checksum.
    /// </summary>
    public const int IdentityLength = 48;

    private static readonly byte[][] s_names =
    [
        .. new[]
        {
            "$commit", "$time", "$with", "$schema", "$version", "$expires", "$last", "$lease", "$header_at", "$superseded", "$at", "$key", "$header", "$logs", "$token", "$crc",
        }.Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    /// <summary>The name of a member.</summary>
    /// <param name="member">The member.</param>
    /// <returns>UTF-8, without quotes.</returns>
    public static ReadOnlySpan<byte> Of(LineMember member) => s_names[(int)member];

    /// <summary>Finds a member by its name.</summary>
    /// <param name="name">UTF-8, without quotes.</param>
    /// <param name="expected">The member to try first: those that follow it are tried next.</param>
    /// <returns>The member; null for a name of a later format.</returns>
    public static LineMember? Find(ReadOnlySpan<byte> name, int expected)
    {
        for (var step = 0; step < Count; step++)
        {
            var candidate = expected + step < Count ? expected + step : expected + step - Count;
            if (name.SequenceEqual(s_names[candidate]))
            {
                return (LineMember)candidate;
            }
        }

        return null;
    }
}
