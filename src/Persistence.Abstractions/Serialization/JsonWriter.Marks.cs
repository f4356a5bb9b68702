namespace Persistence.Serialization;

/// <content>The member that names an object's type.</content>
public sealed partial class JsonWriter
{
    /// <summary>Inserts a member at the beginning of an object that is written already. Anything else stays as it is.</summary>
    /// <param name="start">Where the object begins.</param>
    /// <param name="member">The name and the value; empty for none.</param>
    internal void InsertMember(int start, ReadOnlySpan<byte> member)
    {
        if (member.IsEmpty || _buffer[start] != '{')
        {
            return;
        }

        var isOnly = _buffer[start + 1] == '}';
        var size = member.Length + (isOnly ? 0 : 1);
        Reserve(size);
        var rest = _buffer.AsSpan(start + 1, _length - start - 1);
        rest.CopyTo(_buffer.AsSpan(start + 1 + size));
        member.CopyTo(_buffer.AsSpan(start + 1));
        if (!isOnly)
        {
            _buffer[start + size] = (byte)',';
        }

        _length += size;
        MoveFailures(start, size);
    }

    // A failure is found again by its place in the text.
    private void MoveFailures(int start, int size)
    {
        for (var index = 0; index < (_failures?.Count ?? 0); index++)
        {
            var failure = _failures![index];
            if (failure.Position > start)
            {
                _failures[index] = failure with { Position = failure.Position + size };
            }
        }
    }
}
