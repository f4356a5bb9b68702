namespace Persistence.Generators;

/// <summary>FNV-1a: the same on every machine and in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class Hashing
{
    /// <summary>Hashes a text.</summary>
    /// <param name="text">The text.</param>
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash;
    }
}
