namespace Persistence.Generators.Schema.Comparison;

/// <summary>How code and file differ. Each value is a diagnostic.</summary>
internal enum ChangeKind
{
    /// <summary>No class has the storage name any more.</summary>
    ClassRemoved,

    /// <summary>A member is not stored any more.</summary>
    MemberRemoved,

    /// <summary>A log is not stored any more.</summary>
    LogRemoved,

    /// <summary>A member has another name, and names the former one.</summary>
    MemberRenamed,

    /// <summary>A log has another name, and names the former one, and older programs are not refused.</summary>
    LogRenamed,

    /// <summary>A member has a type that does not take what is stored.</summary>
    TypeChanged,

    /// <summary>A member has a type that takes what is stored; the former one does not take what it stores.</summary>
    TypeWidened,

    /// <summary>A member does not take null any more.</summary>
    NullForbidden,

    /// <summary>A member is demanded that older data may lack.</summary>
    RequiredAdded,

    /// <summary>A number stands for another value of an enum.</summary>
    EnumRenumbered,

    /// <summary>A name of an enum that is stored by name is gone.</summary>
    EnumNameRemoved,

    /// <summary>An enum is stored by name in place of number, or the other way round.</summary>
    EnumFormChanged,

    /// <summary>A discriminator is gone, or stands under another name.</summary>
    DiscriminatorChanged,

    /// <summary>The id of entries was added, removed or changed.</summary>
    EntryIdChanged,

    /// <summary>The key has other parts, another order or other types.</summary>
    KeyChanged,

    /// <summary>A member of the header became a log, or the other way round.</summary>
    LogTurned,

    /// <summary>A name that held something else stores again.</summary>
    NameReused,

    /// <summary>An index became unique.</summary>
    IndexMadeUnique,

    /// <summary>Numbers are written or read otherwise.</summary>
    NumberHandling,

    /// <summary>A log became exclusive, or shared.</summary>
    AppendRule,

    /// <summary>Sessions live longer or shorter.</summary>
    TimeToLive,

    /// <summary>The class has a lower version than the file.</summary>
    VersionLowered,

    /// <summary>An upgrade step is gone, or came too late.</summary>
    StepsChanged,
}
