using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests;

/// <summary>Keeps what it does not know, as its parts do.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class KeepingShape
{
    [Key]
    public required string Id { get; init; }

    public int Number { get; set; }

    public KeepingObjects? Objects { get; set; }

    public KeepingRecord? Record { get; set; }

    public List<KeepingStruct> Structs { get; set; } = [];

    public KeepingEvent? Event { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }

    [JsonIgnore]
    public int Ignored { get; set; }

    [JsonIgnore]
    public int Computed => Number + 1;

    public static KeepingShape Random(RandomValues values) => new()
    {
        Id = "k",
        Number = values.Below(9),
        Objects = values.Bool() ? null : new KeepingObjects { Fields = values.Bool() ? null : Entries(values).ToDictionary(static entry => entry.Key, static entry => entry.Value.ValueKind == JsonValueKind.Null ? null : (object?)entry.Value) },
        Record = values.Bool() ? null : new KeepingRecord(values.TextOrNull()) { Rest = values.Bool() ? null : Entries(values) },
        Structs = [.. values.Many(static next => new KeepingStruct { A = next.Below(9), Rest = next.Bool() ? null : Entries(next) })],
        Event = values.Of<KeepingEvent?>(null, new KeepingBell { Rest = Entries(values) }, new KeepingEvent { Rest = Entries(values) }),
        Rest = values.Bool() ? null : Entries(values),
    };

    internal static Dictionary<string, JsonElement> Entries(RandomValues values)
    {
        var entries = new Dictionary<string, JsonElement>();
        foreach (var name in values.Many(static next => next.Text()).Where(static name => !name.StartsWith('$')))
        {
            entries["_" + name] = values.Bool() ? JsonSerializer.SerializeToElement(Node.Random(values)) : JsonSerializer.SerializeToElement<object?>(null);
        }

        return entries;
    }
}

/// <summary>Of values of any type, and without members of its own.</summary>
public sealed class KeepingObjects
{
    [JsonExtensionData]
    public IDictionary<string, object?>? Fields { get; set; }
}

/// <summary>Made by a constructor; members before and after what it keeps, some of them left out.</summary>
public sealed record KeepingRecord([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Rest { get; init; }

    public int Length => Name?.Length ?? 0;

    public int Last { get; set; }
}

/// <summary>A struct, with a field.</summary>
public struct KeepingStruct
{
    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Rest;

    public int A { get; set; }
}

/// <summary>A base type and a derived one that keep what they do not know.</summary>
[JsonDerivedType(typeof(KeepingBell), "bell")]
public class KeepingEvent
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Rest { get; set; } = [];
}

/// <inheritdoc/>
public sealed class KeepingBell : KeepingEvent
{
    public int Times { get; set; }
}

/// <summary>Refuses what it does not know where it says so.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class StrictShape
{
    [Key]
    public required string Id { get; init; }

    public StrictClass? Strict { get; set; }

    public StrictRecord? Record { get; set; }

    public LaxClass? Lax { get; set; }

    public static StrictShape Random(RandomValues values) => new()
    {
        Id = "k",
        Strict = values.Bool() ? null : new StrictClass { A = values.Below(9) },
        Record = values.Bool() ? null : new StrictRecord(values.Below(9)),
        Lax = values.Bool() ? null : new LaxClass { A = values.Below(9), B = values.Below(9) },
    };
}

/// <summary>Refuses.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public class StrictClass
{
    public int A { get; set; }

    public int Twice => A * 2;

    [JsonIgnore]
    public int Ignored { get; set; }
}

/// <summary>Refuses, and is made by a constructor.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record StrictRecord(int A);

/// <summary>Does not refuse, because that is not inherited.</summary>
public sealed class LaxClass : StrictClass
{
    public int B { get; set; }
}

/// <summary>What a JsonObject keeps. System.Text.Json reads into it, and then writes text that is no JSON; it is held against KeepingShape's parts.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class KeepingNodes
{
    [Key]
    public required string Id { get; init; }

    [JsonExtensionData]
    public JsonObject? Rest { get; set; }
}
