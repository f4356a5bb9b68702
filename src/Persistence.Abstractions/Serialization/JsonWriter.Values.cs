using System.Buffers;
using System.Globalization;
using System.Text;

namespace Persistence.Serialization;

/// <content>Values.</content>
public sealed partial class JsonWriter
{
    // What the default encoder of System.Text.Json leaves as it is.
    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        " !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a string, or <c>null</c>.</summary>
    /// <param name="value">The text. A surrogate without its partner is recorded as a failure.</param>
    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else
        {
            WriteString(value.AsSpan());
        }
    }

    /// <summary>Writes a string.</summary>
    /// <param name="value">The text. A surrogate without its partner is recorded as a failure.</param>
    public void WriteString(ReadOnlySpan<char> value)
    {
        Reserve(value.Length + 2)[0] = (byte)'"';
        Length++;
        while (!value.IsEmpty)
        {
            var run = value.IndexOfAnyExcept(s_plain);
            if (run < 0)
            {
                run = value.Length;
            }

            Encoding.UTF8.TryGetBytes(value[..run], Reserve(run + 8), out _);
            Length += run;
            value = value[run..];
            if (!value.IsEmpty)
            {
                value = value[WriteEscaped(value)..];
            }
        }

        WriteRaw("\""u8);
    }

    /// <summary>Writes a value whose text needs no escapes, without quotes.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">Its invariant format.</param>
    public void WriteNumber<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        for (var room = 64; ; room *= 2)
        {
            if (value.TryFormat(Reserve(room), out var written, format, CultureInfo.InvariantCulture))
            {
                Length += written;
                return;
            }
        }
    }

    /// <summary>Writes a value whose text needs no escapes, in quotes.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">Its invariant format.</param>
    public void WriteQuoted<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        WriteRaw("\""u8);
        WriteNumber(value, format);
        WriteRaw("\""u8);
    }

    // Writes the escape of the first character and returns how many characters it stood for.
    private int WriteEscaped(ReadOnlySpan<char> value)
    {
        var shortForm = value[0] switch
        {
            '\b' => (byte)'b',
            '\t' => (byte)'t',
            '\n' => (byte)'n',
            '\f' => (byte)'f',
            '\r' => (byte)'r',
            '\\' => (byte)'\\',
            _ => (byte)0,
        };
        if (shortForm != 0)
        {
            WriteRaw([(byte)'\\', shortForm]);
            return 1;
        }

        if (!char.IsSurrogate(value[0]))
        {
            WriteUnit(value[0]);
            return 1;
        }

        if (value.Length < 2 || !char.IsSurrogatePair(value[0], value[1]))
        {
            Fail("it is not valid Unicode: a surrogate stands without its partner");
            return 1;
        }

        WriteUnit(value[0]);
        WriteUnit(value[1]);
        return 2;
    }

    private void WriteUnit(char unit)
    {
        WriteRaw("\\u"u8);
        ((int)unit).TryFormat(Reserve(4), out var written, "X4", CultureInfo.InvariantCulture);
        Length += written;
    }
}
