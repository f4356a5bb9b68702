namespace Persistence.Generators.Model;

/// <summary>One log of a session class. Plain data, compared by value; holds no compiler object.</summary>
public sealed record LogSpec
{
    /// <summary>Its place among the class's logs, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The member that holds it in memory.</summary>
    public required MemberSpec Member { get; init; }

    /// <summary>The type of an entry.</summary>
    public required TypeSpec Entry { get; init; }

    /// <summary>The entry's members; null where an entry is no object.</summary>
    public ObjectSpec? EntryObject { get; init; }

    /// <summary>
    /// The elements of an entry that is a tuple which may not be null. Here and not at the entry's members, because logs
    /// share the codec of a tuple whose elements differ in that.
    /// </summary>
    public EquatableArray<string> RequiredElements { get; init; }

    /// <summary>The member that is an entry's id, where the entry's type is not the user's and the log names it; else null.</summary>
    public MemberSpec? EntryKey { get; init; }

    /// <summary>Whether entries are objects of several types, which share no columns but are stored as JSON text.</summary>
    public bool IsFamily { get; init; }

    /// <summary>Whether entries can be changed after they were stored, which a save then looks for.</summary>
    public bool IsChangeable { get; init; }

    /// <summary>The upgrade steps of its entries, in the order in which they run.</summary>
    public EquatableArray<UpgradeSpec> Upgrades { get; init; }

    /// <summary>Whether a save conflicts when the log grew.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>Whether the collection is a <c>List&lt;T&gt;</c>, whose entries can be viewed without a copy.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the collection is an array, whose entries can be viewed without a copy.</summary>
    public bool IsArray { get; init; }
}
