using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>PG0040 to PG0042, at the attribute or the argument that is wrong, in every place where the attribute may stand.</summary>
public sealed class SerializedByDiagnostics
{
    // What a context's generator would add stands in the code: it does not run here.
    private const string Types = """
        public class Foreign { private Foreign() { } }
        public struct Small { public int Number; }
        public class Listed { public Listed() { } public List<Held[]>? Held { get; set; } public Known Base = null!; }
        public class Held { public Dictionary<string, Small?>? Smalls { get; set; } }
        [JsonDerivedType(typeof(Derived), 1)] public class Known; public class Derived : Known;
        [JsonSerializable(typeof(Foreign)), JsonSerializable(typeof(Listed))]
        public class Full : Base { public static Full Default { get; } = new(); }
        [JsonSerializable(typeof(List<Foreign>))]
        public class Other : Base { public static Other Default { get; } = new(); }
        public class Hand : Base { public static Hand Default { get; } = new(); }
        public class Bare : Base;
        public abstract class Base() : JsonSerializerContext(null)
        {
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        public static class Provider
        {
            public static System.Text.Json.JsonSerializerOptions Options { get; } = new();
            public static System.Text.Json.JsonSerializerOptions OptionsField = new();
            public static Full Context => Full.Default;
            public static System.Text.Json.Serialization.Metadata.JsonTypeInfo<Foreign>? Info => null;
            public static System.Text.Json.Serialization.Metadata.JsonTypeInfo<Small>? SmallInfo => null;
            public static System.Text.Json.Serialization.Metadata.JsonTypeInfo<object>? OtherInfo => null;
            public static string Text => "";
            private static System.Text.Json.JsonSerializerOptions Hidden { get; } = new();
            public static System.Text.Json.JsonSerializerOptions Method() => Hidden;
        }
        public class Instance { public System.Text.Json.JsonSerializerOptions Options { get; } = new(); private class Inner { public static System.Text.Json.JsonSerializerOptions Options { get; } = new(); } }
        """;

    [Theory]
    [InlineData("SerializedBy(typeof(Full))", "Foreign?")]
    [InlineData("SerializedBy(typeof(Full))", "Small")]
    [InlineData("SerializedBy(typeof(Full))", "Small?")]
    [InlineData("SerializedBy(typeof(Full))", "Derived?")]
    [InlineData("SerializedBy(typeof(Other))", "List<Foreign>?")]
    [InlineData("SerializedBy(typeof(Hand))", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), nameof(Provider.Options))", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), \"OptionsField\")", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), nameof(Provider.Context))", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), nameof(Provider.Info))", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), nameof(Provider.SmallInfo))", "Small?")]
    [InlineData("SerializedBy(typeof(Provider), nameof(Provider.Options))", "object?")]
    [InlineData("SerializedBy(typeof(Provider), nameof(Provider.Options))", "int[,]?")]
    [InlineData("SerializedBy({|PG0041:typeof(Other)|})", "Foreign[]?")]
    [InlineData("SerializedBy({|PG0041:typeof(Full)|})", "List<Foreign>?")]
    [InlineData("SerializedBy({|PG0041:typeof(Bare)|})", "Foreign?")]
    [InlineData("SerializedBy({|PG0040:typeof(Provider)|})", "Foreign?")]
    [InlineData("SerializedBy({|PG0040:typeof(string)|})", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), {|PG0040:\"None\"|})", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), {|PG0040:\"\"|})", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), {|PG0040:\"Hidden\"|})", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), {|PG0040:nameof(Provider.Method)|})", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), {|PG0040:nameof(Provider.Text)|})", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), {|PG0040:nameof(Provider.OtherInfo)|})", "Foreign?")]
    [InlineData("SerializedBy(typeof(Instance), {|PG0040:nameof(Instance.Options)|})", "Foreign?")]
    [InlineData("SerializedBy(member: {|PG0040:\"None\"|}, type: typeof(Provider))", "Foreign?")]
    [InlineData("SerializedBy(typeof(Full)), {|PG0042:Indexed|}", "Foreign?")]
    [InlineData("SerializedBy(typeof(Provider), nameof(Provider.Options)), {|PG0042:Indexed(Unique = true)|}", "string?")]
    public void Of_a_member(string attribute, string type) => Usage.Reports($$"""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = ""; [{{attribute}}] public {{type}} It { get; set; } = default!; }
        {{Types}}
        """);

    [Theory]
    [InlineData("nameof(Entry.Text)", true)]
    [InlineData("\"Number\"", true)]
    [InlineData("\"Guid\"", true)]
    [InlineData("{|PG0043:\"None\"|}", true)]
    [InlineData("{|PG0043:\"\"|}", true)]
    [InlineData("{|PG0043:\"Real\"|}", true)]
    [InlineData("{|PG0043:\"Maybe\"|}", true)]
    [InlineData("{|PG0043:\"Hidden\"|}", true)]
    [InlineData("{|PG0043:\"Shared\"|}", true)]
    [InlineData("{|PG0043:nameof(Entry.Text)|}", false)]
    public void Of_the_id_of_entries(string name, bool isForeign) => Usage.Reports($$"""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = ""; [AppendOnly(EntryKey = {{name}}){{(isForeign ? ", SerializedBy(typeof(Provider), nameof(Provider.Options))" : "")}}] public List<Entry> Log { get; init; } = []; }
        public class Entry : EntryBase { public string? Text { get; init; } public double Real { get; init; } public int? Maybe { get; init; } [JsonIgnore] private int Hidden { get; } public static int Shared => 1; }
        public class EntryBase { public int Number { get; init; } [JsonInclude] public Guid Guid; }
        {{Types}}
        """);

    [Theory]
    [InlineData("[Key, SerializedBy(typeof(Provider), nameof(Provider.Options))] public string Id { get; init; } = \"\"; public int A { get; set; }", "Key")]
    [InlineData("[Key] public string Id { get; init; } = \"\"; [AppendOnly, SerializedBy({|PG0041:typeof(Bare)|})] public List<Foreign> Log { get; init; } = [];", "")]
    [InlineData("[Key] public string Id { get; init; } = \"\"; [AppendOnly, SerializedBy(typeof(Full))] public List<Foreign> Log { get; init; } = [];", "")]
    [InlineData("[Key] public string Id { get; init; } = \"\"; public Part? Part { get; set; }", "")]
    [InlineData("[Key] public string Id { get; init; } = \"\"; [AppendOnly] public List<Entry> Log { get; init; } = [];", "")]
    [InlineData("[Key] public string Id { get; init; } = \"\"; public int A { get; set; } [SerializedBy({|PG0011:typeof(Full)|})] private Foreign? It { get; set; }", "")]
    public void In_other_places(string members, string marked) => Usage.Reports($$"""
        [PersistedSession] public partial class Chat { {{(marked.Length == 0 ? members : members.Replace("[Key", "[{|PG0042:Key|}", StringComparison.Ordinal))}} }
        {{(members.Contains("Part?", StringComparison.Ordinal) ? "public class Part { [SerializedBy({|PG0041:typeof(Bare)|})] public Foreign? It { get; set; } }" : "")}}
        {{(members.Contains("Entry>", StringComparison.Ordinal) ? "public record Entry([property: {|PG0042:Key|}, SerializedBy(typeof(Provider), nameof(Provider.Options))] string EntryId, [property: SerializedBy({|PG0040:typeof(Provider)|})] Foreign? It);" : "")}}
        {{Types}}
        """);
}
