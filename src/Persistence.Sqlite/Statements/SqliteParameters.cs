using System.Buffers;
using System.ComponentModel;
using System.Text;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>The parameters of a prepared statement: typed binding, without boxing and without strings in between. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqliteParameters
{
    // Three bytes each at the most, and what SQLite holds is less than 1,000,000,000 bytes.
    private const int MaxTextLength = 333_000_000;
    private const int MaxShortText = 256;

    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly sqlite3_stmt _handle;

    internal SqliteParameters(sqlite3_stmt handle) => _handle = handle;

    // Values that could not be bound.
    internal BindingFailures Failures { get; } = new();

    // Whether the value that is bound is an entry by itself, and no member of one.
    internal bool IsValueWhole { get; set; }

    /// <summary>Records that a value cannot be bound.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="problem">Why.</param>
    /// <param name="cause">What the value's own code threw; null where it threw nothing.</param>
    public void Fail(int parameter, string problem, Exception? cause = null) => Failures.Add(parameter, problem, cause);

    /// <summary>Binds NULL.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    public void BindNull(int parameter) => raw.sqlite3_bind_null(_handle, parameter);

    /// <summary>Binds an integer.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="value">The value.</param>
    public void BindInt64(int parameter, long value) => raw.sqlite3_bind_int64(_handle, parameter, value);

    /// <summary>
    /// Binds a real number; NaN and infinities are recorded as a failure, and bound all the same, for they may be the ends of a range that is
    /// looked for. NaN, for which SQLite has no form, is then the lowest, as <see cref="double.CompareTo(double)"/> has it.
    /// </summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="value">The value.</param>
    public void BindDouble(int parameter, double value)
    {
        if (!double.IsFinite(value))
        {
            Fail(parameter, "JSON has no form for NaN and infinities");
        }

        raw.sqlite3_bind_double(_handle, parameter, double.IsNaN(value) ? double.NegativeInfinity : value);
    }

    /// <summary>Binds bytes.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="value">The bytes; empty is not NULL.</param>
    public void BindBytes(int parameter, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            raw.sqlite3_bind_zeroblob(_handle, parameter, 0);
        }
        else
        {
            Bound(parameter, raw.sqlite3_bind_blob(_handle, parameter, value));
        }
    }

    /// <summary>Binds text that is UTF-8 already.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="utf8">The text; empty is not NULL.</param>
    public void BindUtf8(int parameter, ReadOnlySpan<byte> utf8)
    {
        // An empty span has no address, which SQLite would take for NULL.
        Bound(parameter, raw.sqlite3_bind_text(_handle, parameter, utf8.IsEmpty ? "\0"u8[..0] : utf8));
    }

    /// <summary>Binds text; a surrogate without its partner is recorded as a failure.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="value">The text.</param>
    public void BindText(int parameter, ReadOnlySpan<char> value)
    {
        if (value.Length > MaxTextLength)
        {
            Fail(parameter, "it is larger than SQLite can hold");
            return;
        }

        var rented = value.Length <= MaxShortText ? null : ArrayPool<byte>.Shared.Rent(s_strictUtf8.GetMaxByteCount(value.Length));
        Span<byte> buffer = rented is null ? stackalloc byte[MaxShortText * 3] : rented;
        try
        {
            BindUtf8(parameter, buffer[..s_strictUtf8.GetBytes(value, buffer)]);
        }
        catch (EncoderFallbackException)
        {
            Fail(parameter, "it is not valid Unicode: a surrogate stands without its partner");
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Binds a value as its invariant text, which is ASCII.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="value">The value.</param>
    /// <param name="format">Its invariant format.</param>
    public void BindFormatted<T>(int parameter, T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[128];
        value.TryFormat(text, out var length, format, System.Globalization.CultureInfo.InvariantCulture);
        BindUtf8(parameter, text[..length]);
    }

    // SQLite refuses values of more than 1,000,000,000 bytes; unheeded, they would be stored as NULL.
    private void Bound(int parameter, int result)
    {
        if (result is raw.SQLITE_TOOBIG or raw.SQLITE_NOMEM)
        {
            Fail(parameter, "it is larger than SQLite can hold");
        }
    }
}
