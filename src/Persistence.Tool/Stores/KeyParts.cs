namespace Persistence.Tool.Stores;

/// <summary>The parts of an encoded key of several parts.</summary>
internal static class KeyParts
{
    /// <summary>Takes a key apart.</summary>
    /// <param name="key">The encoded key.</param>
    public static string[] Split(string key) =>
        [.. key.Split('/').Select(static part => part.Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal))];
}
