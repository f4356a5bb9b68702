namespace Persistence.Generators.Model;

/// <summary>
/// All that emission knows of one session class. Plain data, compared by value; holds no compiler object, so that an
/// edit elsewhere leaves it equal and nothing is emitted again.
/// </summary>
public sealed record SessionSpec
{
    /// <summary>The namespace; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The containing types from the outside in, as they are declared, for example <c>partial class Outer</c>.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary>The class's simple name as code writes it.</summary>
    public required string Name { get; init; }

    /// <summary>The class's simple name as people read it.</summary>
    public required string PlainName { get; init; }

    /// <summary>The class in C#, fully qualified.</summary>
    public required string TypeName { get; init; }

    /// <summary>The start of every generated file's name.</summary>
    public required string HintPrefix { get; init; }

    /// <summary>Its accessibility in C#, which generated types share.</summary>
    public required string Accessibility { get; init; }

    /// <summary>The accessibility that a class in no other one can have beside it; empty where none can name it.</summary>
    public string ServiceAccessibility { get; init; } = "";

    /// <summary>The storage name.</summary>
    public required string StorageName { get; init; }

    /// <summary>The version of the stored shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The time to live in ticks; 0 for ever.</summary>
    public long TimeToLiveTicks { get; init; }

    /// <summary>Whether each commit starts the time to live again.</summary>
    public bool SlidingExpiration { get; init; }

    /// <summary>Whether asynchronous counterparts are asked for.</summary>
    public bool Async { get; init; }

    /// <summary>Whether sessions can be leased.</summary>
    public bool Leases { get; init; }

    /// <summary>When sessions are due; null where the class does not say.</summary>
    public DueSpec? Due { get; init; }

    /// <summary>The member that says when a session expires, as code writes it; null for none.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>The backends asked for; <see cref="Backends.None"/> for every one that is referenced.</summary>
    public Backends Backends { get; init; }

    /// <summary>The key.</summary>
    public required KeySpec Key { get; init; }

    /// <summary>The header's members; the key's parts first.</summary>
    public EquatableArray<MemberSpec> Members { get; init; }

    /// <summary>What becomes of stored members that the class does not know; null where they are skipped.</summary>
    public UnknownMembersSpec? Unknown { get; init; }

    /// <summary>The names in JSON that <c>[Retired]</c> forbids.</summary>
    public EquatableArray<string> RetiredNames { get; init; }

    /// <summary>The upgrade steps of the header, in the order in which they run.</summary>
    public EquatableArray<UpgradeSpec> Upgrades { get; init; }

    /// <summary>The logs.</summary>
    public EquatableArray<LogSpec> Logs { get; init; }

    /// <summary>The indexes.</summary>
    public EquatableArray<IndexSpec> Indexes { get; init; }

    /// <summary>The indexes over several members.</summary>
    public EquatableArray<CompoundIndexSpec> CompoundIndexes { get; init; }

    /// <summary>The nested types that need a codec.</summary>
    public EquatableArray<ObjectSpec> Objects { get; init; }

    /// <summary>The enums that it holds, whose values are part of what is stored.</summary>
    public EquatableArray<EnumSpec> Enums { get; init; }

    /// <summary>The ids of the compiler's diagnostics that every use of what the class holds gives: those of <c>[Experimental]</c> and <c>[Obsolete]</c>.</summary>
    public EquatableArray<string> Warnings { get; init; }

    /// <summary>Whether something is wrong with the class: its stores exist, so that code that names them compiles, and cannot be made.</summary>
    public bool IsRefused { get; init; }

    /// <summary>
    /// The names of the types that stand for what would be generated, where so much is wrong with the class that not even the members of its
    /// stores are known; else none.
    /// </summary>
    public EquatableArray<string> ShellNames { get; init; }

    /// <summary>The types that System.Text.Json writes and reads, with metadata of the user's.</summary>
    public EquatableArray<ForeignSpec> Foreign { get; init; }

    /// <summary>The base types whose derived types are distinguished by a discriminator.</summary>
    public EquatableArray<FamilySpec> Families { get; init; }
}
