using System.Buffers.Binary;
using System.Text;

namespace Persistence.Redis.Headers;

/// <summary>
/// The fields of a hash in one array of bytes, in order: for each the lengths of its name and its value, the name, the
/// value. A session object keeps it between a load and the next save, which sends only the fields that differ.
/// </summary>
internal sealed class FieldPack
{
    // Another engine may have left something else in a session object; no JSON text starts like this.
    private const byte Mark = 0xF7;
    private const int LengthBytes = 2 * sizeof(int);

    private byte[] _bytes = new byte[1024];
    private int _length = 1;

    /// <summary>Starts again with fields that were packed before.</summary>
    /// <param name="packed">The fields; empty for none.</param>
    /// <returns>This.</returns>
    public FieldPack Start(ReadOnlySpan<byte> packed = default)
    {
        _length = Math.Max(1, packed.Length);
        Grow(0);
        packed.CopyTo(_bytes);
        _bytes[0] = Mark;
        return this;
    }

    /// <summary>Reserves space for a field, to be written by the caller.</summary>
    /// <param name="nameLength">The length of its name.</param>
    /// <param name="valueLength">The length of its value.</param>
    /// <returns>Where name and value go, one after the other.</returns>
    public Span<byte> Add(int nameLength, int valueLength)
    {
        Grow(LengthBytes + nameLength + valueLength);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), nameLength);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length + sizeof(int)), valueLength);
        var place = _bytes.AsSpan(_length + LengthBytes, nameLength + valueLength);
        _length += LengthBytes + place.Length;
        return place;
    }

    /// <summary>Adds a field whose name gets a prefix.</summary>
    public void Add(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var place = Add(prefix.Length + name.Length, value.Length);
        prefix.CopyTo(place);
        name.CopyTo(place[prefix.Length..]);
        value.CopyTo(place[(prefix.Length + name.Length)..]);
    }

    /// <summary>Adds a field of text.</summary>
    public void Add(string name, string value)
    {
        var place = Add(Encoding.UTF8.GetByteCount(name), Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, place[Encoding.UTF8.GetBytes(name, place)..]);
    }

    /// <summary>Takes the last field back.</summary>
    /// <param name="length">The length of its name and its value.</param>
    public void DropLast(int length) => _length -= LengthBytes + length;

    /// <summary>The fields so far.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    /// <summary>Reads the first of some packed fields.</summary>
    /// <param name="packed">The fields; null or something else for none.</param>
    /// <param name="position">Where to read, 0 for the start; stands after the field afterwards.</param>
    /// <param name="field">The field.</param>
    /// <returns>False when there is none any more.</returns>
    public static bool Next(byte[]? packed, ref int position, out PackedField field)
    {
        position = Math.Max(1, position);
        if (packed is not [Mark, ..] || position == packed.Length)
        {
            field = default;
            return false;
        }

        var nameLength = BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(position));
        var valueLength = BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(position + sizeof(int)));
        field = new PackedField(packed, position + LengthBytes, nameLength, valueLength);
        position += LengthBytes + nameLength + valueLength;
        return true;
    }

    private void Grow(int more)
    {
        if (_bytes.Length < _length + more)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
        }
    }
}
