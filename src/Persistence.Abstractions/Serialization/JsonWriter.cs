using System.Buffers;
using System.ComponentModel;
using System.Text;
using Persistence.Mapping;

namespace Persistence.Serialization;

/// <summary>
/// Writes JSON text as UTF-8 into a buffer that grows and is used again. What JSON cannot hold is recorded and
/// reported later, so that all failures of a value are known at once. For one thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class JsonWriter
{
    /// <summary>How deep objects and arrays may nest.</summary>
    public const int MaxDepth = 64;

    private byte[] _buffer;
    private int _depth;
    private List<(int Position, string Problem)>? _failures;

    /// <summary>Creates an empty writer.</summary>
    /// <param name="capacity">The bytes to make room for at first.</param>
    public JsonWriter(int capacity = 1024) => _buffer = new byte[Math.Max(capacity, 64)];

    /// <summary>The number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The text written so far; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>Whether something could not be written.</summary>
    public bool HasFailures => _failures is not null;

    /// <summary>Forgets text and failures.</summary>
    public void Clear()
    {
        Length = 0;
        _depth = 0;
        _failures = null;
    }

    /// <summary>Takes back what was written last, with its failures.</summary>
    /// <param name="length">The length to return to.</param>
    public void Truncate(int length)
    {
        Length = length;
        _depth = 0;
        _failures = null;
    }

    /// <summary>Writes text that is JSON already.</summary>
    /// <param name="utf8">The text.</param>
    public void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        Length += utf8.Length;
    }

    /// <summary>Enters an object or array. Too deep a nesting is recorded as a failure once.</summary>
    public void Enter()
    {
        if (++_depth == MaxDepth + 1)
        {
            Fail($"it nests deeper than {MaxDepth} levels");
        }

        if (_depth > MaxDepth * 8)
        {
            throw new InvalidOperationException("An object holds itself and can never be written.");
        }
    }

    /// <summary>Leaves an object or array.</summary>
    public void Leave() => _depth--;

    /// <summary>Records that a value cannot be written.</summary>
    /// <param name="problem">Why.</param>
    public void Fail(string problem) => (_failures ??= []).Add((Length, problem));

    /// <summary>Adds the recorded failures, each with the path of its member.</summary>
    /// <param name="errors">Receives them.</param>
    /// <param name="root">What stands before each path; empty for none.</param>
    public void CollectFailures(ValidationErrors errors, string root)
    {
        foreach (var (position, problem) in _failures ?? [])
        {
            errors.Add(JsonPath.At(Written[..position], root), problem);
        }
    }

    /// <summary>Makes room for more bytes.</summary>
    /// <param name="size">How many.</param>
    /// <returns>At least that many bytes behind the text; <see cref="Advance"/> tells how many were used.</returns>
    internal Span<byte> Reserve(int size)
    {
        if (_buffer.Length - Length < size)
        {
            Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max((long)_buffer.Length * 2, (long)Length + size)));
        }

        return _buffer.AsSpan(Length);
    }

    internal void Advance(int size) => Length += size;
}
