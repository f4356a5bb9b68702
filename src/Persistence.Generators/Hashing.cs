namespace Persistence.Generators;

/// <summary>FNV-1a: the same on every machine and in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class Hashing
{
    /// <summary>Hashes a text.</summary>
    /// <param name="text">The text.</param>
    public static uint Of(string text) => Continue(2166136261u, text);

    /// <summary>Hashes a text that follows another one.</summary>
    /// <param name="hash">The hash of the other one.</param>
    /// <param name="text">The text.</param>
    public static uint Continue(uint hash, string text)
    {
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash;
    }
}
