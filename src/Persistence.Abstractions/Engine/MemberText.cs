using System.ComponentModel;
using System.Runtime.InteropServices;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Engine;

/// <summary>The JSON text of an object that an engine makes for upgrade steps. It remembers where its members stand, so that they need not be looked for again. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberText
{
    private readonly List<(int Start, int Value, int End)> _places = [];
    private bool _areAllKnown;

    /// <summary>Receives the value of the member that was begun last.</summary>
    public JsonWriter Writer { get; } = new();

    /// <summary>The text, valid until the next object is begun.</summary>
    public ReadOnlySpan<byte> Written => Writer.Written;

    /// <summary>Where each member begins, where its value begins, and where that ends. Empty where not all are known.</summary>
    internal ReadOnlySpan<(int Start, int Value, int End)> Places => _areAllKnown ? CollectionsMarshal.AsSpan(_places) : [];

    /// <summary>Begins an object.</summary>
    public void Begin()
    {
        Writer.Clear();
        Writer.WriteRaw("{"u8);
        _places.Clear();
        _areAllKnown = true;
    }

    /// <summary>Begins a member.</summary>
    /// <param name="name">Its name in quotes, escaped, with the colon after it.</param>
    public void BeginMember(ReadOnlySpan<byte> name)
    {
        Writer.WriteRaw(Writer.Length == 1 ? ""u8 : ","u8);
        var start = Writer.Length;
        Writer.WriteRaw(name);
        _places.Add((start, Writer.Length, 0));

        // An escaped name is not the one that steps use.
        _areAllKnown &= !name.Contains((byte)'\\');
    }

    /// <summary>Ends the member that was begun last.</summary>
    public void EndMember() => CollectionsMarshal.AsSpan(_places)[^1].End = Writer.Length;

    /// <summary>Adds members that are text already.</summary>
    /// <param name="members">One or more, with commas between them.</param>
    public void AddMembers(ReadOnlySpan<byte> members)
    {
        Writer.WriteRaw(Writer.Length == 1 ? ""u8 : ","u8);
        Writer.WriteRaw(members);
        _areAllKnown = false;
    }

    /// <summary>Ends the object.</summary>
    public void End() => Writer.WriteRaw("}"u8);

    /// <summary>Runs upgrade steps over the object.</summary>
    /// <param name="upgrades">The steps.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <returns>The text that the present class reads.</returns>
    /// <exception cref="UnfitDataException">A step failed.</exception>
    public byte[] Upgrade(SchemaUpgrades upgrades, int version)
    {
        using var text = UpgradedJson.Upgrade(upgrades, version, Written, Places, isAlone: true);
        return text.Written.ToArray();
    }
}
