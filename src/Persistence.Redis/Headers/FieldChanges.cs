using StackExchange.Redis;
using System.Text;

namespace Persistence.Redis.Headers;

/// <summary>What a save changes in the hash: fields that differ from the stored ones, and fields that have gone.</summary>
internal sealed class FieldChanges
{
    /// <summary>How many arguments of a script come before the fields, where nothing but fields is written.</summary>
    public const int Before = 4;

    // As a rule one field changes, and these become the arguments as they are.
    private RedisValue[] _arguments = new RedisValue[Before + 2];
    private int _end = Before;
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
            if (!FieldPack.Next(stored, ref before, out var old) || !field.Name.SequenceEqual(old.Name))
            {
                CompareByName(stored, wanted);
                return;
            }

            if (!field.Value.SequenceEqual(old.Value))
            {
                Write(field);
            }
        }

        while (FieldPack.Next(stored, ref before, out var old))
        {
            Removed.Add(old.NameText);
        }
    }

    /// <summary>Names and values, alternating, of the fields to write.</summary>
    public ReadOnlySpan<RedisValue> Written => _arguments.AsSpan(Before, _end - Before);

    /// <summary>The names of the fields to remove.</summary>
    public List<RedisValue> Removed => _removed ??= [];

    /// <summary>Whether there are fields to remove.</summary>
    public bool HasRemoved => _removed is not null;

    /// <summary>The arguments of a script that writes the fields; the caller sets those that come <see cref="Before"/> them.</summary>
    public RedisValue[] ToArguments() => _end == _arguments.Length ? _arguments : _arguments[.._end];

    private void Write(PackedField field)
    {
        if (_end == _arguments.Length)
        {
            Array.Resize(ref _arguments, _end * 2);
        }

        _arguments[_end++] = field.NameText;
        _arguments[_end++] = field.ValueText;
    }

    private void CompareByName(byte[]? stored, byte[] wanted)
    {
        _end = Before;
        var old = new Dictionary<string, PackedField>(StringComparer.Ordinal);
        for (var position = 0; FieldPack.Next(stored, ref position, out var field);)
        {
            old[Encoding.UTF8.GetString(field.Name)] = field;
        }

        for (var position = 0; FieldPack.Next(wanted, ref position, out var field);)
        {
            if (!old.Remove(Encoding.UTF8.GetString(field.Name), out var known) || !field.Value.SequenceEqual(known.Value))
            {
                Write(field);
            }
        }

        if (old.Count > 0)
        {
            Removed.AddRange(old.Values.Select(static field => (RedisValue)field.NameText));
        }
    }
}
