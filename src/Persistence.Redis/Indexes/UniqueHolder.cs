using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes;

/// <summary>The session that holds a value of a unique index: <c>token:key</c>.</summary>
/// <param name="Token">The commit that reserved it.</param>
/// <param name="Key">The session's encoded key.</param>
internal readonly record struct UniqueHolder(CommitToken Token, string Key)
{
    /// <summary>Writes it.</summary>
    public static string Format(CommitToken token, string key) => $"{token}:{key}";

    /// <summary>Reads it; a default key when the text is none.</summary>
    public static UniqueHolder Parse(string text) =>
        text.Length > CommitToken.TextLength
            ? new UniqueHolder(CommitToken.Parse(text.AsSpan(0, CommitToken.TextLength)), text[(CommitToken.TextLength + 1)..])
            : default;
}
