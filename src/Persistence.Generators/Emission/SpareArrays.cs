namespace Persistence.Generators.Emission;

/// <summary>Keeps arrays for the files that are written later on the same thread.</summary>
internal static class SpareArrays
{
    [ThreadStatic]
    private static Stack<char[]>? s_spares;

    /// <summary>Gives an array, long enough for most files.</summary>
    public static char[] Rent() => s_spares is { Count: > 0 } spares ? spares.Pop() : new char[32 * 1024];

    /// <summary>Takes an array back.</summary>
    /// <param name="array">The array, not used any more.</param>
    public static void Return(char[] array) => (s_spares ??= new Stack<char[]>()).Push(array);
}
