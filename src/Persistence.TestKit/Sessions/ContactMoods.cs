using System.Text.Json.Serialization;

namespace Persistence.TestKit.Sessions;

/// <summary>An enum that is stored by name, in its first version.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactMoodV1>))]
public enum ContactMoodV1
{
    /// <summary>The default.</summary>
    New = 0,

    /// <summary>One.</summary>
    Open = 1,

    /// <summary>Two.</summary>
    Closed = 2,
}

/// <summary>The second version: a value was inserted in the middle.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactMoodV2>))]
public enum ContactMoodV2
{
    /// <summary>The default.</summary>
    New = 0,

    /// <summary>Inserted.</summary>
    Triage = 1,

    /// <summary>Formerly one.</summary>
    Open = 2,

    /// <summary>Formerly two.</summary>
    Closed = 3,
}

/// <summary>Another program's view of <see cref="ContactMoodV1"/>: it lacks a value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactMoodBrief>))]
public enum ContactMoodBrief
{
    /// <summary>The default.</summary>
    New = 0,

    /// <summary>Two elsewhere.</summary>
    Closed = 1,
}

/// <summary>Flags that are stored by name, in their first version.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<ContactTraitsV1>))]
public enum ContactTraitsV1
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One.</summary>
    Loud = 1,

    /// <summary>Two.</summary>
    Kind = 2,
}

/// <summary>The second version: a flag was inserted before the others.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<ContactTraitsV2>))]
public enum ContactTraitsV2
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Inserted.</summary>
    Quick = 1,

    /// <summary>Formerly one.</summary>
    Loud = 2,

    /// <summary>Formerly two.</summary>
    Kind = 4,
}
