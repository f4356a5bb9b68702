using StackExchange.Redis;
using System.Text;

namespace Persistence.Redis.Headers;

/// <summary>What a save changes in the hash: fields that differ from the stored ones, and fields that have gone.</summary>
internal sealed class FieldChanges
{
    private List<RedisValue>? _removed;

    /// <summary>Compares.</summary>
    /// <param name="stored">The fields as stored (see <see cref="FieldPack"/>); null for none.</param>
    /// <param name="wanted">The fields as they shall be.</param>
    public FieldChanges(byte[]? stored, byte[] wanted)
    {
        // As a rule both have the same fields in the same order.
        var (before, after) = (0, 0);
        while (FieldPack.Next(wanted, ref after, out var field))
        {
            if (!FieldPack.Next(stored, ref before, out var old) || !field.Name.Span.SequenceEqual(old.Name.Span))
            {
                CompareByName(stored, wanted);
                return;
            }

            Compare(field, old.Value.Span);
        }

        while (FieldPack.Next(stored, ref before, out var old))
        {
            Removed.Add(old.Name);
        }
    }

    /// <summary>Names and values, in turns, of the fields to write.</summary>
    public List<RedisValue> Written { get; } = [];

    /// <summary>The names of the fields to remove.</summary>
    public List<RedisValue> Removed => _removed ??= [];

    /// <summary>Whether there are fields to remove.</summary>
    public bool HasRemoved => _removed is not null;

    private void Compare(PackedField field, ReadOnlySpan<byte> stored)
    {
        if (!field.Value.Span.SequenceEqual(stored))
        {
            Written.Add(field.Name);
            Written.Add(field.Value);
        }
    }

    private void CompareByName(byte[]? stored, byte[] wanted)
    {
        Written.Clear();
        var old = new Dictionary<string, PackedField>(StringComparer.Ordinal);
        for (var position = 0; FieldPack.Next(stored, ref position, out var field);)
        {
            old[Encoding.UTF8.GetString(field.Name.Span)] = field;
        }

        for (var position = 0; FieldPack.Next(wanted, ref position, out var field);)
        {
            if (old.Remove(Encoding.UTF8.GetString(field.Name.Span), out var known))
            {
                Compare(field, known.Value.Span);
            }
            else
            {
                Written.Add(field.Name);
                Written.Add(field.Value);
            }
        }

        if (old.Count > 0)
        {
            Removed.AddRange(old.Values.Select(static field => (RedisValue)field.Name));
        }
    }
}
