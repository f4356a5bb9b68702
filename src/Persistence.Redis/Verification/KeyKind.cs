namespace Persistence.Redis.Verification;

/// <summary>What a key holds, as TYPE answers it.</summary>
internal static class KeyKind
{
    /// <summary>There is no such key.</summary>
    public const string Nothing = "none";

    /// <summary>The type of a session's header.</summary>
    public const string Hash = "hash";

    /// <summary>The type of a log.</summary>
    public const string List = "list";

    /// <summary>The type of the ids of a log.</summary>
    public const string Set = "set";

    /// <summary>The type of the listing and of indexes.</summary>
    public const string SortedSet = "zset";

    /// <summary>The type of a reservation.</summary>
    public const string Text = "string";

    /// <summary>Says what is wrong with a key of the wrong type.</summary>
    /// <param name="found">Its type.</param>
    /// <param name="expected">The type it should have.</param>
    public static string Problem(string found, string expected) =>
        $"it is a {found}, where a {expected} belongs: another program wrote to this key";
}
