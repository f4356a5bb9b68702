using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Diagnostics;

/// <summary>Every diagnostic about the use of the attributes. Each has a page in docs/diagnostics.</summary>
public static class UsageDiagnostics
{
    private const string HelpRoot = "https://github.com/Persistence-Generators/Persistence.Generators/blob/main/docs/diagnostics/";

    /// <summary>PG0001.</summary>
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "PG0001", "A session class is partial", "'{0}' must be partial, so that its stores can be generated");

    /// <summary>PG0002.</summary>
    public static readonly DiagnosticDescriptor ContainerNotPartial = Error(
        "PG0002", "A type that contains a session class is partial", "'{0}' contains the session class '{1}' and must be partial");

    /// <summary>PG0003.</summary>
    public static readonly DiagnosticDescriptor NoKey = Error(
        "PG0003", "A session class has a key", "'{0}' needs a property marked [Key] that identifies a session");

    /// <summary>PG0004.</summary>
    public static readonly DiagnosticDescriptor KeyType = Error(
        "PG0004", "A key has a type that can be a key", "'{0}' cannot be a key: its type is '{1}'; use string, Guid, an integer, or an id type of your own that implements ISpanParsable<T> and overrides ToString() or implements IFormattable");

    /// <summary>PG0005.</summary>
    public static readonly DiagnosticDescriptor MemberType = Error(
        "PG0005", "A persisted member has a type that can be stored", "'{0}' cannot be stored: {1}");

    /// <summary>PG0006.</summary>
    public static readonly DiagnosticDescriptor LogType = Error(
        "PG0006", "A log is a collection", "'{0}' is marked [AppendOnly] and must be a List<T>, an array or an interface that List<T> implements; it is '{1}'");

    /// <summary>PG0007.</summary>
    public static readonly DiagnosticDescriptor IndexType = Error(
        "PG0007", "An indexed member has a type that can be indexed", "'{0}' cannot be indexed: its type is '{1}'; index a string, bool, Guid, enum, integer of at most 64 bits, float, double, decimal, char, DateTime, DateTimeOffset, DateOnly, TimeOnly, TimeSpan, Uri or Version, an id that implements ISpanParsable<T>, or a collection of strings");

    /// <summary>PG0008.</summary>
    public static readonly DiagnosticDescriptor BackendMissing = Error(
        "PG0008", "The backends of a session class are referenced", "'{0}' has no store: the project references no package '{1}'; add it");

    /// <summary>PG0009.</summary>
    public static readonly DiagnosticDescriptor NameClash = Error(
        "PG0009", "Storage names and generated names are distinct", "'{0}' clashes with '{1}': both are called '{2}' {3}; {4}");

    /// <summary>PG0010.</summary>
    public static readonly DiagnosticDescriptor ClassShape = Error(
        "PG0010", "A session class is a plain class", "'{0}' cannot be a session class because it is {1}; make it a plain partial class");

    /// <summary>PG0011.</summary>
    public static readonly DiagnosticDescriptor AttributeValue = Error(
        "PG0011", "Attribute values are valid", "{0} of '{1}' is not valid: {2}");

    /// <summary>PG0012.</summary>
    public static readonly DiagnosticDescriptor MutableEntry = Describe(
        "PG0012", "The entries of a log are immutable", "'{0}' can be changed after the entry is stored, and such a change is never written; make it init-only", DiagnosticSeverity.Warning);

    /// <summary>PG0013.</summary>
    public static readonly DiagnosticDescriptor NothingPersisted = Describe(
        "PG0013", "A session class persists something", "'{0}' persists nothing but its key; add public properties with a setter, or an [AppendOnly] log", DiagnosticSeverity.Warning);

    /// <summary>PG0014.</summary>
    public static readonly DiagnosticDescriptor NoConstructor = Error(
        "PG0014", "A session class can be constructed", "'{0}' needs a public or internal constructor without parameters, so that a stored session can be loaded into a new object");

    /// <summary>PG0015.</summary>
    public static readonly DiagnosticDescriptor RetiredName = Error(
        "PG0015", "A retired storage name is not used again", "'{0}' is stored as '{1}', a name that [Retired] forbids because it once held other data; choose another name");

    /// <summary>PG0016.</summary>
    public static readonly DiagnosticDescriptor TooManyMembers = Error(
        "PG0016", "An object has at most 64 persisted members", "'{0}' has {1} persisted members, at most 64 can be stored; group some into a nested class");

    /// <summary>PG0017.</summary>
    public static readonly DiagnosticDescriptor LanguageVersion = Error(
        "PG0017", "The project's language version is C# 13 or higher", "The stores of '{0}' need C# 13 or higher, the project asks for C# {1}; raise LangVersion");

    /// <summary>PG0018.</summary>
    public static readonly DiagnosticDescriptor StorageClash = new(
        "PG0018", "Session classes have distinct storage names", "'{0}' and '{1}' are both stored as '{2}'; give one another Name",
        "Persistence.Usage", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpRoot + "PG0018.md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>PG0019.</summary>
    public static readonly DiagnosticDescriptor UnknownValidation = Describe(
        "PG0019", "Stores check the validation attributes they know", "[{0}] of '{1}' is not checked by stores; check it where the value is set", DiagnosticSeverity.Warning);

    /// <summary>PG0020.</summary>
    public static readonly DiagnosticDescriptor LostComparer = Describe(
        "PG0020", "A collection with a comparer is filled in place", "The comparer of '{0}' is not stored, and a session that is loaded has the default one; remove the setter, so that stores fill the collection that the class makes", DiagnosticSeverity.Warning);

    /// <summary>PG0021.</summary>
    public static readonly DiagnosticDescriptor RenamedLog = Error(
        "PG0021", "A log is renamed together with a higher SchemaVersion", "The log '{0}' was stored as '{1}', and SchemaVersion is still 1: programs that call it so are not refused, and what they append is lost to this class; raise the SchemaVersion of '{2}'");

    /// <summary>PG0022.</summary>
    public static readonly DiagnosticDescriptor NotReadBack = Describe(
        "PG0022", "What a member holds comes back", "'{0}' does not come back when a session is loaded: {1}; {2}", DiagnosticSeverity.Warning);

    /// <summary>PG0023.</summary>
    public static readonly DiagnosticDescriptor AddedMember = Describe(
        "PG0023", "Stored members are written in code", "'{0}' is not stored: another generator adds it to '{1}', and generators do not see each other's code; {2}", DiagnosticSeverity.Warning);

    /// <summary>PG0024.</summary>
    public static readonly DiagnosticDescriptor CompletedType = Error(
        "PG0024", "The types of a session class are complete without other generators", "'{0}' has no stores: another generator completes {1}, and generators do not see each other's code; write that part by hand, or move the type to a project of its own");

    /// <summary>PG0025.</summary>
    public static readonly DiagnosticDescriptor CutOff = new(
        "PG0025", "A stored class has no derived class that would be cut off", "'{0}' derives from '{1}', which '{2}' stores: of a '{0}' in its place the members of '{1}' alone are stored; {3}",
        "Persistence.Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpRoot + "PG0025.md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>PG0026.</summary>
    public static readonly DiagnosticDescriptor FormerSpelling = Describe(
        "PG0026", "A former name is the one that the member had in C#", "'{0}', a former name of '{1}', is the spelling of one backend; write '{2}', the name in C#, of which each store derives its own", DiagnosticSeverity.Info);

    /// <summary>PG0027.</summary>
    public static readonly DiagnosticDescriptor UncheckedPlace = Describe(
        "PG0027", "Validation attributes stand where stores check them", "[{0}] of '{1}' is not checked by stores: {2}", DiagnosticSeverity.Warning);

    /// <summary>PG0028.</summary>
    public static readonly DiagnosticDescriptor UpgradeSignature = Error(
        "PG0028", "An upgrade step takes the stored object", "'{0}' cannot be an upgrade step: make it a static method that returns nothing and takes one System.Text.Json.Nodes.JsonObject");

    /// <summary>PG0029.</summary>
    public static readonly DiagnosticDescriptor UpgradeLog = Error(
        "PG0029", "An upgrade step names a log of objects", "The upgrade step '{0}' can upgrade no entries: '{1}' {2}; name a log whose entries are objects, or none for the header");

    /// <summary>PG0030.</summary>
    public static readonly DiagnosticDescriptor UpgradeVersion = Error(
        "PG0030", "An upgrade step leads from an earlier version", "The upgrade step '{0}' would never run: From is {1}, and lies between 1 and one less than the SchemaVersion of the class, which is {2}; raise the SchemaVersion, or lower From");

    /// <summary>PG0031.</summary>
    public static readonly DiagnosticDescriptor UpgradeTwice = Error(
        "PG0031", "One upgrade step leads from a version", "The upgrade step '{0}' leads from version {1}, as '{2}' does; make one method of the two");

    /// <summary>PG0032.</summary>
    public static readonly DiagnosticDescriptor UpgradeGap = Describe(
        "PG0032", "Upgrade steps lead from each version to the next", "The upgrade step '{0}' leads from version {1}, and none from version {2}, which would be read as if it were the next; add that step, with nothing in it where nothing changed", DiagnosticSeverity.Warning);

    /// <summary>PG0033.</summary>
    public static readonly DiagnosticDescriptor StrayUpgrade = Error(
        "PG0033", "An upgrade step belongs to a session class", "The upgrade step '{0}' never runs, because '{1}' is no session class; put it into the class marked [PersistedSession] whose data it upgrades");

    /// <summary>PG0040.</summary>
    public static readonly DiagnosticDescriptor SerializedBy = Error(
        "PG0040", "[SerializedBy] names metadata of System.Text.Json", "'{0}' cannot be serialized by '{1}': {2}");

    /// <summary>PG0041.</summary>
    public static readonly DiagnosticDescriptor ContextLacksType = Error(
        "PG0041", "The context of [SerializedBy] knows the type", "'{0}' cannot be serialized by '{1}', which has no metadata for '{2}'; add [JsonSerializable(typeof({2}))] to '{1}'");

    /// <summary>PG0042.</summary>
    public static readonly DiagnosticDescriptor SerializedByMark = Error(
        "PG0042", "What others serialize is neither key nor index", "'{0}' cannot be [{1}]: by its {2} it is JSON that the store does not look into; repeat what is to be found in a member of its own");

    /// <summary>PG0043.</summary>
    public static readonly DiagnosticDescriptor EntryKey = Error(
        "PG0043", "EntryKey names the id of entries", "The EntryKey of '{0}' names no id: {1}");

    /// <summary>PG0044.</summary>
    public static readonly DiagnosticDescriptor SearchableType = Error(
        "PG0044", "What is searched is text", "'{0}' cannot be searched: {1}");

    /// <summary>PG0045.</summary>
    public static readonly DiagnosticDescriptor CompoundIndex = Error(
        "PG0045", "A compound index names indexed members", "The compound index cannot be made: {0}; name two or more different members that are [Indexed], with nameof");

    /// <summary>PG0046.</summary>
    public static readonly DiagnosticDescriptor VectorType = Error(
        "PG0046", "An embedding is one float[]", "'{0}' cannot be an embedding: {1}");

    /// <summary>Every descriptor, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, ContainerNotPartial, NoKey, KeyType, MemberType, LogType, IndexType, BackendMissing, NameClash,
        ClassShape, AttributeValue, MutableEntry, NothingPersisted, NoConstructor, RetiredName, TooManyMembers, LanguageVersion,
        StorageClash, UnknownValidation, LostComparer, RenamedLog, NotReadBack, AddedMember, CompletedType, CutOff, FormerSpelling, UncheckedPlace,
        UpgradeSignature, UpgradeLog, UpgradeVersion, UpgradeTwice, UpgradeGap, StrayUpgrade,
        SerializedBy, ContextLacksType, SerializedByMark, EntryKey, SearchableType,
        CompoundIndex, VectorType,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        Describe(id, title, message, DiagnosticSeverity.Error);

    internal static DiagnosticDescriptor Describe(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, "Persistence.Usage", severity, isEnabledByDefault: true, helpLinkUri: HelpRoot + id + ".md");
}
