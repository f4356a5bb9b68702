using Microsoft.CodeAnalysis;
using Persistence.Generators.Schema.Comparison;

namespace Persistence.Generators.Diagnostics;

/// <summary>Every diagnostic about stored shapes and the file that remembers them. Each has a page in docs/diagnostics.</summary>
internal static class SchemaDiagnostics
{
    private const string HelpRoot = "https://github.com/Persistence-Generators/Persistence.Generators/blob/main/docs/diagnostics/";

    /// <summary>PG1000.</summary>
    public static readonly DiagnosticDescriptor NoFile = Describe(
        "PG1000", "The stored shapes of session classes are remembered", "What '{0}' stores is not remembered, so that a change that loses data is not seen; create PersistedSchema.txt", DiagnosticSeverity.Info);

    /// <summary>PG1001.</summary>
    public static readonly DiagnosticDescriptor OutOfDate = Describe(
        "PG1001", "PersistedSchema.txt is up to date", "PersistedSchema.txt does not say what '{0}' stores now; update it, by its fix or by dotnet format", DiagnosticSeverity.Warning);

    /// <summary>PG1002.</summary>
    public static readonly DiagnosticDescriptor Unreadable = Describe(
        "PG1002", "PersistedSchema.txt can be read", "PersistedSchema.txt cannot be read, and nothing is compared or written: {0}", DiagnosticSeverity.Error);

    /// <summary>PG1003.</summary>
    public static readonly DiagnosticDescriptor ClassRemoved = Describe(
        "PG1003", "A session class keeps its storage name", "No class stores '{0}' any more ({1}): what is stored under that name is not found; give the class that name, or accept that it is gone", DiagnosticSeverity.Error);

    /// <summary>PG1004.</summary>
    public static readonly DiagnosticDescriptor MemberRemoved = Describe(
        "PG1004", "A stored member is not removed or renamed without a decision", "'{0}' of '{2}' is not read any more ({1}); if it was renamed name it as Former, else read it in an upgrade step, retire its name, or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1005.</summary>
    public static readonly DiagnosticDescriptor LogRemoved = Describe(
        "PG1005", "A log is not removed or renamed without a decision", "The log '{0}' of '{2}' is not read any more ({1}); if it was renamed name it as Former and raise SchemaVersion, else retire its name, or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1006.</summary>
    public static readonly DiagnosticDescriptor MemberRenamed = Describe(
        "PG1006", "A member is renamed together with a higher SchemaVersion", "'{0}' of '{2}' was renamed ({1}), and SchemaVersion is the same: programs that call it '{0}' go on storing it so, and this class does not see that; raise SchemaVersion, or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1007.</summary>
    public static readonly DiagnosticDescriptor LogRenamed = Describe(
        "PG1007", "A log is renamed together with a higher SchemaVersion than the file knows", "The log '{0}' of '{2}' was renamed ({1}), and SchemaVersion is the same: what programs that call it '{0}' append is lost to this class; raise SchemaVersion, or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1008.</summary>
    public static readonly DiagnosticDescriptor TypeChanged = Describe(
        "PG1008", "A stored member keeps its type", "'{0}' of '{2}' has another type ({1}), and what is stored may not fit it; give the new type another name, or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1009.</summary>
    public static readonly DiagnosticDescriptor TypeWidened = Describe(
        "PG1009", "Older programs can read what is stored", "'{0}' of '{2}' takes more than it did ({1}): programs from before cannot read it where it has such a value; raise SchemaVersion, or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1010.</summary>
    public static readonly DiagnosticDescriptor NullForbidden = Describe(
        "PG1010", "A member that could be null still can", "'{0}' of '{2}' cannot be null any more ({1}): a null that is stored reads as the value that the class gives it; accept it, or keep it nullable", DiagnosticSeverity.Error);

    /// <summary>PG1011.</summary>
    public static readonly DiagnosticDescriptor RequiredAdded = Describe(
        "PG1011", "Stored data has what a class requires", "'{0}' of '{2}' is required ({1}): stored data without it cannot be loaded; give it a default, make it in an upgrade step, or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1012.</summary>
    public static readonly DiagnosticDescriptor EnumRenumbered = Describe(
        "PG1012", "A stored number keeps its meaning", "The number {0} of '{2}' means another value ({1}), and stored data is misread; give each value its former number", DiagnosticSeverity.Error);

    /// <summary>PG1013.</summary>
    public static readonly DiagnosticDescriptor EnumNameRemoved = Describe(
        "PG1013", "A stored name of an enum stays", "The value '{0}' of '{2}' is gone ({1}), and data that holds it cannot be loaded; keep it, or give its successor that name by [JsonStringEnumMemberName]", DiagnosticSeverity.Error);

    /// <summary>PG1014.</summary>
    public static readonly DiagnosticDescriptor EnumFormChanged = Describe(
        "PG1014", "An enum is stored as it was", "'{0}' of '{2}' is stored in another form ({1}): names cannot be read as numbers, and older programs cannot read names; keep the form, or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1015.</summary>
    public static readonly DiagnosticDescriptor DiscriminatorChanged = Describe(
        "PG1015", "A stored discriminator stays", "'{0}' of '{2}' is not known any more ({1}), and data with it cannot be loaded; keep its [JsonDerivedType], or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1016.</summary>
    public static readonly DiagnosticDescriptor EntryIdChanged = Describe(
        "PG1016", "The id of entries stays", "The id '{0}' of the entries of '{2}' changed ({1}): stored entries are not recognized by it; keep the [Key] or EntryKey as it was, or use another log", DiagnosticSeverity.Error);

    /// <summary>PG1017.</summary>
    public static readonly DiagnosticDescriptor KeyChanged = Describe(
        "PG1017", "The key of a session class stays", "The key of '{2}' changed ({1}), and stored sessions are not found by it; keep it, or give the class another Name", DiagnosticSeverity.Error);

    /// <summary>PG1018.</summary>
    public static readonly DiagnosticDescriptor LogTurned = Describe(
        "PG1018", "A log stays a log", "'{0}' of '{2}' is stored elsewhere ({1}), and what is stored is not read there; give it another name, or accept it", DiagnosticSeverity.Error);

    /// <summary>PG1019.</summary>
    public static readonly DiagnosticDescriptor NameReused = Describe(
        "PG1019", "A storage name is not used again for something else", "'{0}' of '{2}' held something else ({1}), and what is stored is misread; choose another name", DiagnosticSeverity.Error);

    /// <summary>PG1020.</summary>
    public static readonly DiagnosticDescriptor IndexMadeUnique = Describe(
        "PG1020", "Stored values of a unique index are distinct", "'{0}' of '{2}' became unique: sessions that share a value can be loaded and not saved; accept it when none do", DiagnosticSeverity.Error);

    /// <summary>PG1021.</summary>
    public static readonly DiagnosticDescriptor NumberHandling = Describe(
        "PG1021", "Numbers are written as they were", "Numbers of '{0}' of '{2}' are written or read otherwise ({1}); see that programs from before, and this one, read what is stored, and accept it", DiagnosticSeverity.Warning);

    /// <summary>PG1022.</summary>
    public static readonly DiagnosticDescriptor AppendRule = Describe(
        "PG1022", "A log keeps its append rule", "The log '{0}' of '{2}' has another append rule ({1}): programs from before do not keep it; accept it when none run", DiagnosticSeverity.Warning);

    /// <summary>PG1023.</summary>
    public static readonly DiagnosticDescriptor TimeToLive = Describe(
        "PG1023", "Sessions live as long as they did", "The time to live of '{2}' changed ({1}); stored sessions keep theirs until they are saved; accept it", DiagnosticSeverity.Warning);

    /// <summary>PG1024.</summary>
    public static readonly DiagnosticDescriptor VersionLowered = Describe(
        "PG1024", "SchemaVersion is never lowered", "SchemaVersion of '{2}' is {1}: data of the higher version is refused; raise it again", DiagnosticSeverity.Error);

    /// <summary>PG1025.</summary>
    public static readonly DiagnosticDescriptor StepsChanged = Describe(
        "PG1025", "Upgrade steps stay, and come in time", "Of the upgrade steps of '{2}' {1}; have each step from the SchemaVersion after its From on, or accept it where no such data is stored", DiagnosticSeverity.Error);

    // In the order of ChangeKind.
    private static readonly DiagnosticDescriptor[] s_changes =
    [
        ClassRemoved,
        MemberRemoved,
        LogRemoved,
        MemberRenamed,
        LogRenamed,
        TypeChanged,
        TypeWidened,
        NullForbidden,
        RequiredAdded,
        EnumRenumbered,
        EnumNameRemoved,
        EnumFormChanged,
        DiscriminatorChanged,
        EntryIdChanged,
        KeyChanged,
        LogTurned,
        NameReused,
        IndexMadeUnique,
        NumberHandling,
        AppendRule,
        TimeToLive,
        VersionLowered,
        StepsChanged,
    ];

    /// <summary>Every descriptor, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [NoFile, OutOfDate, Unreadable, .. s_changes];

    /// <summary>The diagnostic of a change.</summary>
    /// <param name="kind">The kind of change.</param>
    public static DiagnosticDescriptor Of(ChangeKind kind) => s_changes[(int)kind];

    private static DiagnosticDescriptor Describe(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, "Persistence.Schema", severity, isEnabledByDefault: true, helpLinkUri: HelpRoot + id + ".md");
}
