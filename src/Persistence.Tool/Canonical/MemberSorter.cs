using System.Buffers;
using Persistence.Json;

namespace Persistence.Tool.Canonical;

/// <summary>
/// Puts the members of a JSON object into the order of their names: backends keep them in the order of the class, of a table, or in none. Values stand as they are. For one thread.
/// </summary>
internal sealed class MemberSorter
{
    private (int NameStart, int NameLength, int ValueStart, int ValueLength)[] _members = new (int, int, int, int)[32];
    private byte[] _sorted = ArrayPool<byte>.Shared.Rent(4096);

    /// <summary>Sorts an object.</summary>
    /// <param name="json">JSON without white space.</param>
    /// <returns>The same with its members sorted, valid until the next call; what is no object comes back as it is.</returns>
    /// <exception cref="FormatException">It is damaged.</exception>
    public ReadOnlySpan<byte> Sort(ReadOnlySpan<byte> json)
    {
        if (json.Length < 2 || json[0] != '{')
        {
            return json;
        }

        var cursor = new RawCursor(json);
        var (count, isSorted) = Split(json, ref cursor);
        return cursor.Position != json.Length ? throw new FormatException("something follows the object") : isSorted ? json : Write(json, count);
    }

    /// <summary>Takes the next value of a cursor, sorted as <see cref="Sort"/> sorts it. The value is looked through once.</summary>
    /// <param name="values">Stands before a value.</param>
    /// <returns>The value, valid until the next call.</returns>
    /// <exception cref="FormatException">It is damaged.</exception>
    public ReadOnlySpan<byte> TakeSorted(ref RawCursor values)
    {
        var text = values.Rest;
        if (text.IsEmpty || text[0] != '{')
        {
            return values.TakeValue();
        }

        var cursor = new RawCursor(text);
        var (count, isSorted) = Split(text, ref cursor);
        values.Advance(cursor.Position);
        var json = text[..cursor.Position];
        return isSorted ? json : Write(json, count);
    }

    private (int Count, bool IsSorted) Split(ReadOnlySpan<byte> json, ref RawCursor cursor)
    {
        var isSorted = true;
        var count = 0;
        while (cursor.Next())
        {
            var start = cursor.Position + 1;
            var name = cursor.TakeName();
            var value = cursor.Position;
            var length = cursor.TakeValue().Length;
            if (count == _members.Length)
            {
                Array.Resize(ref _members, count * 2);
            }

            _members[count++] = (start, name.Length, value, length);
            isSorted = isSorted && (count == 1 || Name(json, count - 2).SequenceCompareTo(name) < 0);
        }

        return (count, isSorted);
    }

    private ReadOnlySpan<byte> Name(ReadOnlySpan<byte> json, int member) => json.Slice(_members[member].NameStart, _members[member].NameLength);

    private ReadOnlySpan<byte> Write(ReadOnlySpan<byte> json, int count)
    {
        // Few members, which are nearly always in the same order: moving each to its place is quicker than a general sort, and needs no delegate.
        for (var sorted = 1; sorted < count; sorted++)
        {
            var member = _members[sorted];
            var name = json.Slice(member.NameStart, member.NameLength);
            var place = sorted;
            for (; place > 0 && Name(json, place - 1).SequenceCompareTo(name) > 0; place--)
            {
                _members[place] = _members[place - 1];
            }

            _members[place] = member;
        }

        if (_sorted.Length < json.Length)
        {
            ArrayPool<byte>.Shared.Return(_sorted);
            _sorted = ArrayPool<byte>.Shared.Rent(json.Length);
        }

        var target = _sorted.AsSpan();
        var length = 0;
        for (var index = 0; index < count; index++)
        {
            var (nameStart, _, valueStart, valueLength) = _members[index];
            target[length++] = (byte)(index == 0 ? '{' : ',');

            // The quotes and the colon stand between name and value.
            var text = json[(nameStart - 1)..(valueStart + valueLength)];
            text.CopyTo(target[length..]);
            length += text.Length;
        }

        target[length++] = (byte)'}';
        return target[..length];
    }
}
