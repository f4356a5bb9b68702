using System.Text;

namespace Persistence.Redis.Layout;

/// <summary>Text that UTF-8 can hold, and bytes that are text.</summary>
internal static class Utf8
{
    /// <summary>Whether every surrogate of a text has its partner.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }

    /// <summary>Reads bytes; none is read where they are no text, so that nothing is taken for text that reads alike.</summary>
    public static string Read(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : "";
}
