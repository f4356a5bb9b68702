using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Persistence.Hashing;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>The text that a query goes on by: it names the query, and the place of the last session that was given out.</summary>
internal static class QueryCursor
{
    private const int NameLength = 8;
    private const int SealLength = 4;

    /// <summary>Makes the text.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="query">The query.</param>
    /// <param name="place">The place of the last session.</param>
    public static string Format(SessionDescription description, SessionQuery query, QueryPlace place)
    {
        var value = place.Value is { } text ? "=" + text : "";
        byte[] content = [.. Name(description, query), .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{value.Length}:{value}{place.Key}"))];
        return Base64Url.EncodeToString([.. content, .. Seal(content)]);
    }

    /// <summary>Reads the text.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="query">The query.</param>
    /// <param name="cursor">The text.</param>
    /// <exception cref="ArgumentException">It is no whole cursor, or one of another query.</exception>
    public static QueryPlace Parse(SessionDescription description, SessionQuery query, string cursor)
    {
        var sealedContent = Base64Url.IsValid(cursor) ? Base64Url.DecodeFromChars(cursor) : [];
        var content = sealedContent.AsSpan(0, Math.Max(0, sealedContent.Length - SealLength));
        if (content.Length <= NameLength || !Seal(content).SequenceEqual(sealedContent.AsSpan(content.Length)))
        {
            throw new ArgumentException("The cursor is not whole: give the text of Next as it was.", nameof(cursor));
        }

        if (!content[..NameLength].SequenceEqual(Name(description, query)))
        {
            throw new ArgumentException("The cursor is of another query: ask with the same conditions and the same order as for the page that gave it.", nameof(cursor));
        }

        var text = Encoding.UTF8.GetString(content[NameLength..]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var end = colon + 1 + int.Parse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture);
        return new QueryPlace(end == colon + 1 ? null : text[(colon + 2)..end], text[end..]);
    }

    // The same in every process: what is asked, in the order in which it was said.
    private static byte[] Name(SessionDescription description, SessionQuery query)
    {
        var text = new StringBuilder();
        Add(text, description.Name);
        Add(text, query.Order.Index?.StorageName);
        Add(text, query.Order.IsDescending ? "descending" : null);
        foreach (var condition in query.Conditions)
        {
            Add(text, condition.Index.StorageName);
            Add(text, condition.Comparison.ToString());
            Add(text, condition.Text);
            Add(text, condition.EndText);
        }

        return TextHash.Sha256(text.ToString())[..NameLength];
    }

    // By it a text that was cut is recognised.
    private static ReadOnlySpan<byte> Seal(ReadOnlySpan<byte> content) => TextHash.Sha256(Convert.ToHexString(content)).AsSpan(0, SealLength);

    private static void Add(StringBuilder text, string? part) => text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");
}
