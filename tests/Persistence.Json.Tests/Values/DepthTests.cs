using System.Text.Json.Nodes;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Values;

/// <summary>What is nested too deep to be read is refused when it is written.</summary>
public sealed class DepthTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    public static TheoryData<int> Depths => [.. Enumerable.Range(50, 20)];

    public void Dispose() => _place.Dispose();

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_nested_value_is_refused_or_read_back(int depth)
    {
        using var store = new TreeJsonStore(_place.Folder);
        var tree = new Tree { Id = "tree", Root = Nested(depth) };
        var isCreated = Succeeds(() => store.Create(tree), depth);
        if (!isCreated)
        {
            store.Create(new Tree { Id = "tree" });
        }

        var isAppended = Succeeds(() => store.AppendBranches("tree", new Branch(Nested(depth))), depth);
        using var other = new TreeJsonStore(_place.Folder);
        var loaded = other.Load("tree");
        Assert.Equal(isCreated ? Nested(depth).ToJsonString() : null, loaded.Root?.ToJsonString());
        Assert.Equal(isAppended ? [Nested(depth).ToJsonString()] : [], loaded.Branches.Select(branch => branch.Value!.ToJsonString()));
        Assert.True(other.Verify().IsIntact);
        Assert.Equal(loaded.Branches.Count, ((JsonArray?)Documents.ForeignReader.Read(Path.Combine(_place.Folder, "tree", "tree.jsonl"))["logs"]!["branches"])?.Count ?? 0);
    }

    private static bool Succeeds(Action write, int depth)
    {
        try
        {
            write();
            Assert.True(depth <= 63, $"{depth} levels were accepted");
            return true;
        }
        catch (SessionValidationException)
        {
            Assert.True(depth > 63, $"{depth} levels were refused");
            return false;
        }
    }

    private static JsonNode Nested(int depth)
    {
        JsonNode node = new JsonArray();
        for (var level = 1; level < depth; level++)
        {
            node = level % 2 == 0 ? new JsonArray(node) : new JsonObject { ["x"] = node };
        }

        return node;
    }
}
