using System.Numerics;

namespace Persistence.Sqlite.Mapping;

/// <summary>Numbers of INTEGER columns.</summary>
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
}
