using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Values at the edges.</summary>
internal static class Texts
{
    /// <summary>Texts that are valid Unicode and yet trouble escaping, collation, terminators or normalization somewhere.</summary>
    public static readonly string[] Valid =
    [
        "", " ", "null", "a\0b", "\0", "\u0001\u001f\u007f", "\r\n", "\t", "\"'`\\/", "<script>&amp;", "%s %25 {0} {{}}", "'); DROP TABLE x; --",
        "é", "e\u0301", "中文", "😀", "👩‍👩‍👧‍👦", "\ufeffbom", "\ufffd", "\ufffe", "\uffff", "\u2028\u2029", "\u200e\u202eright to left", "\ue000", "\U0010ffff",
        new string('x', 70_000), string.Concat(Enumerable.Repeat("é😀", 5_000)),
    ];

    /// <summary>Keys that trouble file systems, queries, patterns, separators and case folding.</summary>
    public static readonly string[] HostileKeys =
    [
        ".", "..", "../x", "../../etc/passwd", "/", "/etc", "a/b", "a\\b", "con", "CON", "nul.txt", "aux", "lpt1", "~", "-", "--help", "*", "?", "[a]", "a*b",
        "{tag}", "}{", "{", "{}", ":", "a:b", "%", "%2F", "%25", "_", "'", "\"", "`", ";", "'; DROP TABLE x; --", "$", "$header", "#", "&", "|", "<>", "\0", "a\0b", "\n", "\r\n",
        "\t", " ", "a ", " a", "a.", "a..", ".jsonl", "x.jsonl", "é", "e\u0301", "中文", "😀", "👩‍👩‍👧‍👦", "\u202e", "\ufeff", "\uffff", "\U0010ffff", "null", "0", "00", "-0", "1e3", "İ", "ı", "ß", "ss",
    ];

    public static readonly DateTime[] Clocks =
    [
        DateTime.MinValue,
        DateTime.MaxValue,
        new(2026, 3, 29, 2, 30, 0, DateTimeKind.Unspecified),
        new(2026, 3, 29, 2, 30, 0, DateTimeKind.Utc),
        new DateTime(2026, 11, 23, 12, 0, 0, DateTimeKind.Local).AddTicks(1),
        new DateTime(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc).AddTicks(9_999_999),
        DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc),
    ];

    public static readonly DateTimeOffset[] Instants =
    [
        DateTimeOffset.MinValue,
        DateTimeOffset.MaxValue,
        DateTimeOffset.UnixEpoch,
        new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(14)),
        new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(-14)),
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, new TimeSpan(5, 45, 0)).AddTicks(1),
        new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    ];

    public static readonly ValueSet Lowest = new()
    {
        Text = "",
        Letter = '\0',
        Large = long.MinValue,
        Huge = ulong.MinValue,
        Amount = decimal.MinValue,
        Ratio = double.MinValue,
        Share = float.MinValue,
        Identity = Guid.Empty,
        Clock = DateTime.MinValue,
        Instant = DateTimeOffset.MinValue,
        Day = DateOnly.MinValue,
        Time = TimeOnly.MinValue,
        Duration = TimeSpan.MinValue,
        Status = (SessionStatus)int.MinValue,
    };

    public static readonly ValueSet Highest = new()
    {
        Text = "\U0010ffff",
        Letter = '\uffff',
        Large = long.MaxValue,
        Huge = ulong.MaxValue,
        Amount = decimal.MaxValue,
        Ratio = double.MaxValue,
        Share = float.MaxValue,
        Identity = Guid.AllBitsSet,
        Clock = DateTime.MaxValue,
        Instant = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.FromHours(11)).AddTicks(9_999_999),
        Day = DateOnly.MaxValue,
        Time = TimeOnly.MaxValue,
        Duration = TimeSpan.MaxValue,
        Status = (SessionStatus)int.MaxValue,
    };
}
