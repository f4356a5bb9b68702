using System.Globalization;
using System.Numerics;

namespace Persistence.Sqlite.Mapping;

/// <summary>Numbers of INTEGER columns, and those that are wider, in TEXT columns.</summary>
internal static class StoredNumber
{
    /// <summary>Gives a stored number the type of its member.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="stored">The number.</param>
    /// <exception cref="OverflowException">The type does not hold it.</exception>
    public static T Fit<T>(long stored)
        where T : struct, IBinaryInteger<T>
    {
        var number = T.CreateTruncating(stored);
        return long.CreateTruncating(number) == stored ? number : throw new OverflowException($"a number of type {typeof(T).Name} was expected");
    }

    /// <summary>Reads a number from its invariant text.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="stored">The text.</param>
    /// <exception cref="FormatException">It is no such number.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> stored)
        where T : IUtf8SpanParsable<T> => T.Parse(stored, CultureInfo.InvariantCulture);
}
