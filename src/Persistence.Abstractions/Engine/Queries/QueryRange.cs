using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>The values of a condition.</summary>
/// <typeparam name="TValue">Their type.</typeparam>
/// <param name="Value">The value, or the start of the range.</param>
/// <param name="End">The end of the range.</param>
/// <param name="HasEnd">Whether there is an end.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct QueryRange<TValue>(TValue Value, TValue End, bool HasEnd)
{
    /// <summary>The end of the texts that begin with a prefix, by the order of their UTF-8 bytes; null where there is none after them.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <returns>The text that follows all of them.</returns>
    internal static string? AfterPrefix(string prefix)
    {
        for (var length = prefix.Length; length > 0; length--)
        {
            var last = prefix[length - 1];
            if (char.IsLowSurrogate(last) && length > 1 && char.IsHighSurrogate(prefix[length - 2]))
            {
                length--;
                var point = char.ConvertToUtf32(prefix[length - 1], last);
                if (point < 0x10FFFF)
                {
                    return prefix[..(length - 1)] + char.ConvertFromUtf32(point + 1);
                }

                continue;
            }

            // U+D7FF is followed by U+E000, U+FFFF by U+10000.
            return prefix[..(length - 1)] + char.ConvertFromUtf32(last switch
            {
                '\uD7FF' => 0xE000,
                _ => last + 1,
            });
        }

        return null;
    }
}
