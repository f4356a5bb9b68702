using Persistence.Mapping;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes;

/// <summary>
/// A member of a sorted set. All scores are 0, so members sort by their bytes: by value, then by key. In the key listing
/// it is <c>key NUL token</c>, in an index <c>value NUL key NUL token</c>. NUL inside a part is escaped, order kept.
/// </summary>
/// <param name="Value">The indexed value; empty in the key listing.</param>
/// <param name="Key">The key's sortable form (see <see cref="KeyOrder"/>).</param>
/// <param name="Token">The commit that wrote the entry.</param>
internal readonly record struct IndexMember(string Value, string Key, CommitToken Token)
{
    /// <summary>The entry of an index for a session's value.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="value">The value.</param>
    /// <param name="parts">The kinds of the key's parts.</param>
    public static IndexMember Of(string key, IndexedValue value, IReadOnlyList<KeyPartKind> parts) => new(value.Value, KeyOrder.ToSortable(key, parts), value.Token);

    /// <summary>The member's text in the key listing.</summary>
    public string InListing() => $"{Escape(Key)}\0{Token}";

    /// <summary>The member's text in an index.</summary>
    public string InIndex() => $"{Escape(Value)}\0{Escape(Key)}\0{Token}";

    /// <summary>Text that stands before every entry of its value and key, with NUL at its end, or after them, with U+0001.</summary>
    /// <param name="end">The end.</param>
    public string UpTo(char end) => $"{Escape(Value)}\0{Escape(Key)}{end}";

    /// <summary>Text that stands before every member with a value, and after every member with a smaller one.</summary>
    public static string Start(string value) => Escape(value) + "\0";

    /// <summary>Text that stands after every member with a value, and before every member with a greater one. Of a key's sortable form, in the key listing: after its entries, before those of greater keys.</summary>
    public static string End(string value) => Escape(value) + "\u0001";

    /// <summary>The members with a value, or with the values of a range: from the first text, included, to the second, excluded. Text that cannot be stored is in no index.</summary>
    /// <param name="value">The value, or the start of the range.</param>
    /// <param name="end">The end of the range, excluded; null for one value.</param>
    public static (string From, string To) RangeOf(string value, string? end) =>
        end is not null ? (Start(value), Start(end)) : Utf8.IsStorable(value) ? (Start(value), End(value)) : ("", "");

    /// <summary>Reads a member's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inIndex">Whether it stands in an index.</param>
    /// <param name="needsValue">Whether the value is wanted too.</param>
    /// <returns>The member; a default token when the text is none.</returns>
    public static IndexMember Parse(string text, bool inIndex, bool needsValue = true)
    {
        var token = text.LastIndexOf('\0');
        var key = inIndex ? text.IndexOf('\0', StringComparison.Ordinal) : -1;
        if (token < 0 || key == token || text.AsSpan(key + 1, token - key - 1).Contains('\0'))
        {
            return default;
        }

        return new IndexMember(inIndex && needsValue ? Unescape(text[..key]) : "", Unescape(text[(key + 1)..token]), CommitToken.Parse(text.AsSpan(token + 1)));
    }

    private static string Escape(string text) =>
        text.AsSpan().IndexOfAny('\0', '\u0001') < 0
            ? text
            : text.Replace("\u0001", "\u0001\u0002", StringComparison.Ordinal).Replace("\0", "\u0001\u0001", StringComparison.Ordinal);

    private static string Unescape(string text) =>
        text.Contains('\u0001', StringComparison.Ordinal)
            ? text.Replace("\u0001\u0001", "\0", StringComparison.Ordinal).Replace("\u0001\u0002", "\u0001", StringComparison.Ordinal)
            : text;
}
