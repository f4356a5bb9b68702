using System.Globalization;

namespace Persistence.Serialization;

/// <content>Values whose text needs no escapes.</content>
public sealed partial class JsonWriter
{
    private const int FractionStart = 19;
    private const int FractionEnd = 27;

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value)
    {
        if (value)
        {
            WriteRaw("true"u8);
        }
        else
        {
            WriteRaw("false"u8);
        }
    }

    /// <summary>Writes a value whose text needs no escapes, without quotes.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">Its invariant format.</param>
    public void WriteNumber<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        for (var size = 64; ; size *= 2)
        {
            if (value.TryFormat(Reserve(size), out var written, format, CultureInfo.InvariantCulture))
            {
                _length += written;
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
        WriteMark((byte)'"');
        WriteNumber(value, format);
        WriteMark((byte)'"');
    }

    /// <summary>Writes a date with time in ISO 8601, the fraction of the second without trailing zeros.</summary>
    /// <typeparam name="T"><see cref="DateTime"/> or <see cref="DateTimeOffset"/>.</typeparam>
    /// <param name="value">The date.</param>
    internal void WriteDate<T>(T value)
        where T : struct, IUtf8SpanFormattable
    {
        // The round-trip format is the fast one; it always has seven digits of fraction.
        var text = Reserve(40);
        text[0] = (byte)'"';
        var target = text[1..];
        value.TryFormat(target, out var written, "O", CultureInfo.InvariantCulture);
        var end = FractionEnd;
        while (target[end - 1] == '0')
        {
            end--;
        }

        if (end == FractionStart + 1)
        {
            end--;
        }

        target[FractionEnd..written].CopyTo(target[end..]);
        written -= FractionEnd - end;
        target[written] = (byte)'"';
        _length += written + 2;
    }
}
