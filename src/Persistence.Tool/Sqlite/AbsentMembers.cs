using Persistence.Serialization;
using Persistence.Tool.Shapes;

namespace Persistence.Tool.Sqlite;

/// <summary>
/// The members that can be null and were never stored, because the session is older than they are: a column holds null for both, so a copy records their names in a column of its own. For one thread.
/// </summary>
internal sealed class AbsentMembers
{
    /// <summary>The column: JSON, the token of the save of which it is true (0 in logs, whose entries never change), then the names.</summary>
    public const string Column = "_absent";

    private readonly JsonWriter _text = new();

    /// <summary>Whether there are any.</summary>
    public bool Any { get; private set; }

    /// <summary>What the column holds then.</summary>
    public ReadOnlySpan<byte> Text => _text.Written;

    /// <summary>Collects them.</summary>
    /// <param name="members">The members of the class.</param>
    /// <param name="isStored">Which of them the object has.</param>
    /// <param name="token">The token of the session; 0 for an entry.</param>
    public void Collect(IReadOnlyList<ShapeMember> members, bool[] isStored, long token)
    {
        Any = false;
        _text.Clear();
        _text.WriteRaw("["u8);
        _text.WriteNumber(token);
        for (var member = 0; member < isStored.Length; member++)
        {
            if (!isStored[member] && members[member] is { AllowsNull: true, IsMerged: false, IsOmitted: false })
            {
                _text.WriteRaw(","u8);
                _text.WriteString(members[member].Name);
                Any = true;
            }
        }

        _text.WriteRaw("]"u8);
    }

    /// <summary>Reads the column.</summary>
    /// <param name="json">What it holds.</param>
    /// <param name="token">The token of the session; 0 for an entry.</param>
    /// <returns>The names; none where a program has saved the session since.</returns>
    public static HashSet<string> Read(ReadOnlySpan<byte> json, long token)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new JsonReader(json);
        reader.BeginArray();
        if (reader.NextElement() && reader.ReadInteger<long>() == token)
        {
            while (reader.NextElement())
            {
                names.Add(reader.ReadString() ?? "");
            }
        }

        return names;
    }
}
