using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Shapes.Tests;

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class PositionShape
{
    [Key]
    public required string Id { get; init; }

    public Point? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class SpanShape
{
    [Key]
    public required string Id { get; init; }

    public Range Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class TreeShape
{
    [Key]
    public required string Id { get; init; }

    public Node? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class MixtureShape
{
    [Key]
    public required string Id { get; init; }

    public Mixed? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class PetShape
{
    [Key]
    public required string Id { get; init; }

    public Dog? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class TextsShape
{
    [Key]
    public required string Id { get; init; }

    public List<string?>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class NumbersShape
{
    [Key]
    public required string Id { get; init; }

    public int[]? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class NestedShape
{
    [Key]
    public required string Id { get; init; }

    public List<List<Point?>?>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class ReadOnlyTextsShape
{
    [Key]
    public required string Id { get; init; }

    public IReadOnlyList<string?>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class SetOfTextsShape
{
    [Key]
    public required string Id { get; init; }

    public HashSet<string?>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class AbstractSetShape
{
    [Key]
    public required string Id { get; init; }

    public ISet<int>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class LineShape
{
    [Key]
    public required string Id { get; init; }

    public Queue<int>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class FixedNumbersShape
{
    [Key]
    public required string Id { get; init; }

    public ImmutableArray<int> Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class FixedTextsShape
{
    [Key]
    public required string Id { get; init; }

    public ImmutableList<string?>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class ByNameShape
{
    [Key]
    public required string Id { get; init; }

    public Dictionary<string, Point?>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class ByNumberShape
{
    [Key]
    public required string Id { get; init; }

    public Dictionary<int, string?>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class ByMoodShape
{
    [Key]
    public required string Id { get; init; }

    public Dictionary<Mood, int>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class ByIdShape
{
    [Key]
    public required string Id { get; init; }

    public IReadOnlyDictionary<Guid, int>? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class DocumentShape
{
    [Key]
    public required string Id { get; init; }

    public JsonElement Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class ChangeableShape
{
    [Key]
    public required string Id { get; init; }

    public JsonNode? Value { get; set; }
}
