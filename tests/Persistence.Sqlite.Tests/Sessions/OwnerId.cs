using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A strongly typed id that runs what a test asks for when a store reads it: in the middle of reading its session.</summary>
public readonly record struct OwnerId(string Text) : ISpanParsable<OwnerId>
{
    private static readonly ConcurrentDictionary<string, Action> s_once = new(StringComparer.Ordinal);

    /// <summary>Runs something the next time that a text is read.</summary>
    public static void OnNextRead(string text, Action run) => s_once[text] = run;

    public static OwnerId Parse(string s, IFormatProvider? provider) => Read(s);

    public static OwnerId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Read(s.ToString());

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OwnerId result)
    {
        result = s is null ? default : Read(s);
        return s is not null;
    }

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out OwnerId result) => TryParse(s.ToString(), provider, out result);

    public override string ToString() => Text;

    private static OwnerId Read(string text)
    {
        if (s_once.TryRemove(text, out var run))
        {
            run();
        }

        return new OwnerId(text);
    }
}
