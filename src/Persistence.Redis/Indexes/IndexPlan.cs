using System.Buffers.Binary;
using System.Text;
using Persistence.Mapping;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes;

/// <summary>What a commit changes in the indexes: values that stay, values that come, values that go.</summary>
internal sealed class IndexPlan
{
    private readonly List<IndexedValue> _kept = [];
    private readonly List<(int Index, string Value)> _added = [];

    /// <summary>Compares the values a session has with those it is found under.</summary>
    /// <param name="wanted">The values it has.</param>
    /// <param name="stored">The values it is found under.</param>
    public IndexPlan(IReadOnlyList<(int Index, string Value)> wanted, IReadOnlyList<IndexedValue> stored)
    {
        foreach (var (index, value) in wanted)
        {
            var position = IndexOf(stored, index, value);
            if (position < 0)
            {
                _added.Add((index, value));
            }
            else
            {
                _kept.Add(stored[position]);
            }
        }

        Dropped = stored.Count == _kept.Count ? [] : [.. stored.Where(value => !_kept.Contains(value))];
    }

    /// <summary>Whether entries must be announced before the commit.</summary>
    public bool HasAdditions => _added.Count > 0;

    /// <summary>The values under which the session is no longer found after the commit.</summary>
    public IReadOnlyList<IndexedValue> Dropped { get; }

    /// <summary>The values that come, as entries of one commit.</summary>
    public List<IndexedValue> Added(CommitToken token) =>
        _added.ConvertAll(value => new IndexedValue(value.Index, token, value.Value));

    /// <summary>All values after the commit.</summary>
    public List<IndexedValue> After(CommitToken token) => [.. _kept, .. Added(token)];

    /// <summary>Packs values for a session object's memory of what is stored.</summary>
    public static byte[]? Pack(IReadOnlyList<IndexedValue> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var packed = new byte[values.Sum(static value => 16 + Encoding.UTF8.GetByteCount(value.Value))];
        var rest = packed.AsSpan();
        foreach (var value in values)
        {
            var length = Encoding.UTF8.GetBytes(value.Value, rest[16..]);
            BinaryPrimitives.WriteInt32LittleEndian(rest, value.Index);
            BinaryPrimitives.WriteInt32LittleEndian(rest[4..], length);
            BinaryPrimitives.WriteInt64LittleEndian(rest[8..], value.Token.Value);
            rest = rest[(16 + length)..];
        }

        return packed;
    }

    /// <summary>Unpacks what <see cref="Pack"/> gave.</summary>
    public static List<IndexedValue> Unpack(byte[]? packed)
    {
        var values = new List<IndexedValue>();
        for (var rest = packed.AsSpan(); rest.Length > 0;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            var token = new CommitToken(BinaryPrimitives.ReadInt64LittleEndian(rest[8..]));
            values.Add(new IndexedValue(BinaryPrimitives.ReadInt32LittleEndian(rest), token, Encoding.UTF8.GetString(rest.Slice(16, length))));
            rest = rest[(16 + length)..];
        }

        return values;
    }

    private static int IndexOf(IReadOnlyList<IndexedValue> values, int index, string value)
    {
        for (var position = 0; position < values.Count; position++)
        {
            if (values[position].Index == index && string.Equals(values[position].Value, value, StringComparison.Ordinal))
            {
                return position;
            }
        }

        return -1;
    }
}
